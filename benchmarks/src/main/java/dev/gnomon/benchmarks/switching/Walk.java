package dev.gnomon.benchmarks.switching;

import dev.gnomon.benchmarks.report.Machine;
import dev.gnomon.benchmarks.switching.ServiceMain.Counted;
import dev.gnomon.benchmarks.switching.SwitchReport.Step;
import dev.gnomon.schemas.Mode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Walks the fleet from OLD to NEW and back, again and again. For one thread. */
final class Walk {

    private static final List<Mode> THERE_AND_BACK =
            List.of(Mode.SHADOW, Mode.REVERSE_SHADOW, Mode.NEW, Mode.REVERSE_SHADOW, Mode.SHADOW, Mode.OLD);

    /** So that the fleet is one that runs, not one that is starting. */
    private static final long SETTLE_MILLIS = 5_000;

    /** So that each mode is in force for a while. */
    private static final long STAY_MILLIS = 200;

    private final Site site;
    private final ControlClient control;
    private final Map<Long, Mode> modeOf = new HashMap<>();

    Walk(Site site, ControlClient control) {
        this.site = site;
        this.control = control;
    }

    SwitchReport run(Machine machine, int rounds, List<ServiceSpec> services) throws InterruptedException {
        modeOf.put(control.create(), Mode.OLD);
        try (Fleet fleet = Fleet.start(services, site.folder())) {
            fleet.awaitAnswersIn(Mode.OLD);
            Thread.sleep(SETTLE_MILLIS);
            List<Step> warmUp = walk(fleet, 1);
            List<Step> steps = walk(fleet, rounds);
            Counted counted = fleet.end();
            EpochCheck check = new EpochCheck(modeOf);
            check.read(site.bootstrapServers(), site.topics());
            return new SwitchReport(
                    machine,
                    longest(warmUp),
                    steps,
                    counted.requests(),
                    counted.failed(),
                    check.wrong(),
                    check.observations());
        }
    }

    private List<Step> walk(Fleet fleet, int rounds) throws InterruptedException {
        List<Step> steps = new ArrayList<>();
        Mode from = Mode.OLD;
        for (int round = 0; round < rounds; round++) {
            for (Mode to : THERE_AND_BACK) {
                steps.add(step(fleet, from, to));
                from = to;
            }
        }
        return steps;
    }

    private static double longest(List<Step> steps) {
        return steps.stream().mapToDouble(Step::seconds).max().orElseThrow();
    }

    private Step step(Fleet fleet, Mode from, Mode to) throws InterruptedException {
        long sent = System.currentTimeMillis();
        modeOf.put(control.mode(to), to);
        double seconds = (fleet.awaitAnswersIn(to) - sent) / 1000.0;
        Thread.sleep(STAY_MILLIS);
        return new Step(from, to, seconds);
    }
}
