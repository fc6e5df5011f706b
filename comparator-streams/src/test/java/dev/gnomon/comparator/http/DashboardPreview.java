package dev.gnomon.comparator.http;

import dev.gnomon.comparator.Commands;
import dev.gnomon.comparator.config.HttpConfig;
import dev.gnomon.schemas.Counts;
import dev.gnomon.schemas.MigrationRates;
import dev.gnomon.schemas.MinuteCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Serves the dashboard with made-up numbers, for working on how it looks: run it, and open the address it prints. */
final class DashboardPreview {

    private static final int MINUTES = 47;

    private final Random random = new Random(7);

    private DashboardPreview() {}

    /** Serves until the process ends; {@code args[0]} may be the port. */
    public static void main(String... args) throws InterruptedException {
        FakeQueries queries = new FakeQueries();
        queries.control().decide(Commands.creation("created-and-never-seen"));
        queries.control().decide(Commands.creation("customer-id"));
        queries.control().darken("created-and-never-seen");
        int port = args.length == 0 ? 8420 : Integer.parseInt(args[0]);
        try (RestServer server = RestServer.start(new HttpConfig("127.0.0.1", port, null), queries.queries())) {
            System.out.println(server.uri());
            DashboardPreview preview = new DashboardPreview();
            while (args.length < 2) {
                queries.put(preview.rates("customer-id", 0.031, 0.002));
                queries.put(preview.rates("quote-v2", 0.0004, 0.0));
                queries.put(SampleRates.empty("invoice-rendering-service-cutover"));
                TimeUnit.SECONDS.sleep(2);
            }
            Thread.currentThread().join();
        }
    }

    private MigrationRates rates(String migration, double mismatch, double failure) {
        long now = TimeUnit.MILLISECONDS.toMinutes(System.currentTimeMillis());
        Counts total = new Counts(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
        List<MinuteCounts> minutes = new ArrayList<>();
        for (long minute = now - MINUTES; minute <= now; minute++) {
            if (minute % 17 == 3) {
                continue; // a minute without traffic
            }
            Counts counts = minute(mismatch * (0.4 + 1.2 * random.nextDouble()), failure);
            minutes.add(new MinuteCounts(minute, counts));
            for (int field = 0; field < 9; field++) {
                total.put(field, (long) total.get(field) + (long) counts.get(field));
            }
        }
        MigrationRates rates = SampleRates.empty(migration);
        rates.setUpdatedAt(Instant.now());
        rates.setTotal(total);
        rates.setPending(random.nextInt(60));
        rates.setDuplicates(12);
        rates.setRevisions(3);
        rates.setMinutes(minutes);
        return rates;
    }

    private Counts minute(double mismatch, double failure) {
        int requests = 3_000 + random.nextInt(2_000);
        long mismatched = Math.round(requests * mismatch);
        long failed = Math.round(requests * failure);
        long missing = Math.round(requests * failure / 2);
        return new Counts(requests - mismatched - failed, mismatched, failed, failed / 3, 0L, missing, 1L, 0L, 2L);
    }
}
