package dev.gnomon.benchmarks.sdk;

import dev.gnomon.benchmarks.report.Machine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that one command measured of the SDK.
 *
 * @param machine where
 * @param rate calls a second of the paced figures
 * @param paths by name
 */
record SdkReport(Machine machine, int rate, Map<String, PathResult> paths) {

    static SdkReport of(
            Machine machine, int rate, Map<PathName, PacedResult> paced, Map<PathName, UnpacedResult> unpaced) {
        Map<String, PathResult> paths = new LinkedHashMap<>();
        paced.forEach((path, result) -> paths.put(path.toString(), PathResult.of(path, result, unpaced.get(path))));
        return new SdkReport(machine, rate, paths);
    }

    Optional<PathResult> of(PathName path) {
        return Optional.ofNullable(paths.get(path.toString()));
    }
}
