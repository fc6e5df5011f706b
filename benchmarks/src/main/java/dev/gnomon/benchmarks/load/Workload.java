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
        new Range("requests", 1, 100_000_000).check(requests);
        new Range("migrations", 1, 1_000_000).check(migrations);
        new Range("payload", Payloads.LEAST_BYTES, 900_000).check(payloadBytes);
    }

    /** The same with another number of requests. */
    public Workload withRequests(long number) {
        return new Workload(number, migrations, payloadBytes, disturbance);
    }

    /** The same, shared by another number of migrations. */
    public Workload withMigrations(int number) {
        return new Workload(requests, number, payloadBytes, disturbance);
    }

    /** The same with payloads of another size. */
    public Workload withPayloadBytes(int bytes) {
        return new Workload(requests, migrations, bytes, disturbance);
    }

    /** The same where something else goes wrong. */
    public Workload with(Disturbance other) {
        return new Workload(requests, migrations, payloadBytes, other);
    }

    /** Roughly how much disk the two topics take, in bytes. */
    public long bytesOnDisk() {
        return Math.round(2 * requests * (1 + disturbance.duplicates()) * (payloadBytes + ENVELOPE_BYTES));
    }
}
