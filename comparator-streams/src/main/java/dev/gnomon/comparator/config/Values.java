package dev.gnomon.comparator.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How values are written. Every parser throws {@link IllegalArgumentException} that says what it wants instead. */
final class Values {

    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,15})\\s*([A-Za-z]*)");

    private static final Map<String, Duration> TIME_UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private static final Map<String, Long> SIZE_UNITS =
            Map.of("", 1L, "kib", 1L << 10, "mib", 1L << 20, "gib", 1L << 30);

    private Values() {}

    static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
        };
    }

    static int integer(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("'" + text + "' is not a whole number", notANumber);
        }
    }

    /** A duration such as 500ms, 30s, 5m, 1h, 1d, or ISO-8601's PT30S. */
    static Duration duration(String text) {
        try {
            Matcher amount = AMOUNT.matcher(text);
            if (!amount.matches()) {
                return Duration.parse(text);
            }
            Duration unit = TIME_UNITS.get(amount.group(2));
            if (unit != null) {
                return unit.multipliedBy(Long.parseLong(amount.group(1)));
            }
        } catch (DateTimeParseException | ArithmeticException notADuration) {
            // Falls through to the complaint, which is the same for every kind of wrong.
        }
        throw new IllegalArgumentException("'" + text + "' is not a duration such as 500ms, 30s, 5m or 1h");
    }

    /** A size in bytes, such as 1048576, 64MiB or 1GiB. */
    static long bytes(String text) {
        Matcher amount = AMOUNT.matcher(text);
        if (amount.matches()) {
            Long unit = SIZE_UNITS.get(amount.group(2).toLowerCase(Locale.ROOT));
            long number = Long.parseLong(amount.group(1));
            if (unit != null && number <= Long.MAX_VALUE / unit) {
                return number * unit;
            }
        }
        throw new IllegalArgumentException("'" + text + "' is not a size such as 1048576, 512KiB or 64MiB");
    }

    static StreamsSettings.Guarantee guarantee(String text) {
        for (StreamsSettings.Guarantee guarantee : StreamsSettings.Guarantee.values()) {
            if (guarantee.kafkaName().equals(text)) {
                return guarantee;
            }
        }
        throw new IllegalArgumentException("'" + text + "' is neither exactly_once_v2 nor at_least_once");
    }
}
