package dev.gnomon.compare;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.JsonReader;
import dev.gnomon.compare.json.Unreadable;
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
    private final JsonReader reader;
    private long spent;

    /** Reads texts inside of documents with the pair's own reader. */
    StepBudget(long limit, JsonReader reader) {
        this.limit = limit;
        this.reader = reader;
    }

    static StepBudget forBytes(long bytes, JsonReader reader) {
        return new StepBudget(BASE + STEPS_A_BYTE * bytes, reader);
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

    @Override
    public Json read(String text) throws Unreadable {
        return reader.read(text);
    }
}
