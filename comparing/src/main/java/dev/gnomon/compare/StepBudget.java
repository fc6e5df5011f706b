package dev.gnomon.compare;

import dev.gnomon.compare.values.Work;

/**
 * The work that one pair may cost, counted in steps and never in time, so that a pair gets the same verdict on every
 * machine. For one pair, on one thread.
 */
final class StepBudget implements Work {

    /** Steps for each byte of both payloads. */
    private static final int STEPS_A_BYTE = 40;

    /** Steps that even the smallest pair has. */
    private static final long BASE = 2_000_000;

    private final long limit;
    private long spent;

    StepBudget(long limit) {
        this.limit = limit;
    }

    static StepBudget forBytes(long bytes) {
        return new StepBudget(BASE + STEPS_A_BYTE * bytes);
    }

    /** The budget is spent. Unchecked, since it passes through functions that know nothing of it. */
    static final class Spent extends RuntimeException {

        static final String REASON = "comparing the payloads takes more steps than their size allows";

        private static final long serialVersionUID = 1;

        Spent() {
            super(REASON, null, false, false);
        }
    }

    @Override
    public void spend(long steps) {
        spent += steps;
        if (spent > limit) {
            throw new Spent();
        }
    }

    long spent() {
        return spent;
    }

    /** A share of what is left. */
    long leftOver(int parts) {
        return (limit - spent) / parts;
    }
}
