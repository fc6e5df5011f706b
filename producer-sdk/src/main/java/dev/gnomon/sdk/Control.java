package dev.gnomon.sdk;

import dev.gnomon.schemas.Mode;
import dev.gnomon.sdk.spi.MigrationState;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The state of one migration as its calls see it: one volatile read each. */
final class Control implements Consumer<MigrationState> {

    private final UnitHash sampling;
    private final UnitHash exposure;
    private final Runnable whenShadowing;
    private volatile Plan plan;

    /**
     * @param start what is in force until a source says otherwise
     * @param whenShadowing called whenever a state comes under which both sides may run
     */
    Control(String migration, MigrationState start, Runnable whenShadowing) {
        sampling = UnitHash.forSampling(migration);
        exposure = UnitHash.forExposure(migration);
        this.whenShadowing = whenShadowing;
        plan = Plan.of(start);
        if (!plan.settled()) {
            whenShadowing.run();
        }
    }

    @Override
    public synchronized void accept(MigrationState state) {
        if (state.epoch() >= plan.epoch()) {
            Plan next = Plan.of(state);
            if (!next.settled()) {
                whenShadowing.run();
            }
            plan = next;
        }
    }

    Plan plan() {
        return plan;
    }

    /** The mode in which {@code unit} is served; one that nobody knows is not exposed. */
    Mode modeOf(Plan current, @Nullable String unit) {
        return isBelow(current.exposedBelow(), exposure, unit) ? current.mode() : current.before();
    }

    boolean samples(Plan current, @Nullable String unit) {
        return isBelow(current.sampledBelow(), sampling, unit);
    }

    private static boolean isBelow(long bound, UnitHash hash, @Nullable String unit) {
        if (bound == 0 || bound == UnitHash.POSITIONS) {
            return bound != 0;
        }
        return unit != null && hash.position(unit) < bound;
    }
}
