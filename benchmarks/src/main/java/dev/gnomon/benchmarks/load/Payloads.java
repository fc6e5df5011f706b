package dev.gnomon.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;

/** JSON documents of one size, as an order service would answer. Not for use by several threads. */
final class Payloads {

    static final int LEAST_BYTES = 256;

    private static final int DOCUMENTS = 64;
    private static final String BEGIN = "{\"orderId\":\"";
    private static final String NUMBER = "0000000000000000";
    private static final String TOTAL = "\",\"total\":";
    private static final int TOTAL_AT = BEGIN.length() + NUMBER.length() + TOTAL.length();
    private static final String END = "\"}";

    private final byte[][] documents = new byte[DOCUMENTS][];

    Payloads(int bytes) {
        Random random = new Random(bytes);
        for (int i = 0; i < DOCUMENTS; i++) {
            documents[i] = document(random, bytes).getBytes(StandardCharsets.US_ASCII);
        }
    }

    /** What a side answered: the same for both sides, unless {@code different}. */
    byte[] of(long request, boolean different) {
        byte[] payload = documents[(int) (request % DOCUMENTS)].clone();
        byte[] number = "%016x".formatted(request).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(number, 0, payload, BEGIN.length(), number.length);
        if (different) {
            payload[TOTAL_AT]++;
        }
        return payload;
    }

    private static String document(Random random, int bytes) {
        StringBuilder json = new StringBuilder(BEGIN).append(NUMBER).append(TOTAL);
        json.append("1%03d.%02d".formatted(random.nextInt(1000), random.nextInt(100)));
        json.append(",\"currency\":\"EUR\",\"status\":\"SHIPPED\",\"customer\":\"C-%07d\",\"lines\":["
                .formatted(random.nextInt(10_000_000)));
        json.append(line(random));
        // A third of the document is free text; what is left over goes there too.
        while (json.length() < bytes * 2 / 3 - END.length()) {
            json.append(',').append(line(random));
        }
        json.append("],\"note\":\"");
        while (json.length() < bytes - END.length()) {
            json.append((char) ('a' + random.nextInt(26)));
        }
        return json.append(END).toString();
    }

    private static String line(Random random) {
        return String.format(
                Locale.ROOT,
                "{\"sku\":\"S-%06d\",\"quantity\":%d,\"price\":%.2f}",
                random.nextInt(1_000_000),
                1 + random.nextInt(9),
                100 * random.nextDouble());
    }
}
