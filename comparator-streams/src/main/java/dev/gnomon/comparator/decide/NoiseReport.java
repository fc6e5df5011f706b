package dev.gnomon.comparator.decide;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which paths differ for real. Of the paths called REAL at most {@link #FALSE_SHARE} are expected to be wrong, however the
 * paths depend on each other and however often somebody looks: e-BH (Wang, Ramdas 2022, arXiv 2009.02824).
 *
 * <p>That is proven for a fixed number of paths. The number here is that of the paths that ever differed, and it grows; a
 * slight excess is possible.
 *
 * @param classes each path that ever differed, the strongest evidence first
 */
public record NoiseReport(Map<String, PathClass> classes) {

    /** The accepted share of false ones among the paths called REAL. */
    public static final double FALSE_SHARE = 0.01;

    /** Copies the map and keeps its order. */
    public NoiseReport {
        classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
    }

    /** Classifies paths; those that never differed are left out. */
    public static NoiseReport of(Map<String, PathNoise> paths) {
        List<Ranked> ranked = new ArrayList<>();
        paths.forEach((path, noise) -> {
            if (noise.everDiffered()) {
                ranked.add(new Ranked(path, noise, noise.lnEvidence()));
            }
        });
        ranked.sort(Comparator.comparingDouble(Ranked::lnEvidence).reversed().thenComparing(Ranked::path));
        int real = provenReal(ranked);
        Map<String, PathClass> classes = new LinkedHashMap<>();
        for (int place = 0; place < ranked.size(); place++) {
            Ranked one = ranked.get(place);
            classes.put(one.path(), place < real ? PathClass.REAL : unproven(one.noise()));
        }
        return new NoiseReport(classes);
    }

    private static int provenReal(List<Ranked> ranked) {
        for (int best = ranked.size(); best > 0; best--) {
            double needed = Math.log(ranked.size() / (FALSE_SHARE * best));
            if (ranked.get(best - 1).lnEvidence() >= needed) {
                return best;
            }
        }
        return 0;
    }

    private static PathClass unproven(PathNoise noise) {
        return noise.oldEverDiffered() ? PathClass.NOISE_LIKE : PathClass.UNEXPLAINED;
    }

    private record Ranked(String path, PathNoise noise, double lnEvidence) {}
}
