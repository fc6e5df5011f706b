package dev.gnomon.sdk.spi;

import dev.gnomon.schemas.Mode;

/**
 * How far a migration has come, as a {@link ModeSource} says it.
 *
 * @param mode the mode in force
 * @param exposure share of request units that are served in {@code mode}, 0 to 1; the rest stay in the mode before it
 * @param sampleRate share of requests whose observations are published, 0 to 1
 * @param epoch grows by one with every change, 0 or more; 0 where nobody counts
 */
public record MigrationState(Mode mode, double exposure, double sampleRate, long epoch) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException naming the option and the value that is out of range
     */
    public MigrationState {
        share("exposure", exposure);
        share("sampleRate", sampleRate);
        if (epoch < 0) {
            throw new IllegalArgumentException("epoch must not be negative, not " + epoch);
        }
    }

    /** Every request in {@code mode} and sampled; epoch 0. */
    public static MigrationState of(Mode mode) {
        return new MigrationState(mode, 1, 1, 0);
    }

    /** This state with another exposure. */
    public MigrationState withExposure(double share) {
        return new MigrationState(mode, share, sampleRate, epoch);
    }

    /** This state with another sample rate. */
    public MigrationState withSampleRate(double share) {
        return new MigrationState(mode, exposure, share, epoch);
    }

    /** This state with another epoch. */
    public MigrationState withEpoch(long number) {
        return new MigrationState(mode, exposure, sampleRate, number);
    }

    private static void share(String option, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(option + " must be between 0 and 1, not " + value);
        }
    }
}
