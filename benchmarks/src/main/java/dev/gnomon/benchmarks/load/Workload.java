package dev.gnomon.benchmarks.load;

/**
 * One set of requests.
 *
 * @param requests how many: 1 to 100 million
 * @param migrations how many migrations share them evenly: 1 to 1 million
 * @param payloadBytes size of every payload: 256 to 900,000
 * @param disturbance what goes wrong
 */
public record Workload(long requests, int migrations, int payloadBytes, Disturbance disturbance) {

    private static final int ENVELOPE_BYTES = 200;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException naming the option and the value that is out of range
     */
    public Workload {
        inRange("requests", requests, 1, 100_000_000);
        inRange("migrations", migrations, 1, 1_000_000);
        inRange("payload", payloadBytes, Payloads.LEAST_BYTES, 900_000);
    }

    /** The same with another number of requests. */
    public Workload withRequests(long number) {
        return new Workload(number, migrations, payloadBytes, disturbance);
    }

    /** Roughly how much disk the two topics take, in bytes. */
    public long bytesOnDisk() {
        return Math.round(2 * requests * (1 + disturbance.duplicates()) * (payloadBytes + ENVELOPE_BYTES));
    }

    private static void inRange(String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "--" + option + " must be between " + least + " and " + most + ", not " + value);
        }
    }
}
