package dev.gnomon.compare.values;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.JsonScalar;
import java.math.BigInteger;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far apart two values may be and still count as equal. Exact, limits included.
 *
 * @param abs the largest difference of two numbers; null if there is none
 * @param rel the largest difference of two numbers, as a part of the larger magnitude; null if there is none. Where both
 *     are given, either suffices
 * @param time the largest duration between two texts that are instants; null if there is none
 */
public record Tolerance(
        @Nullable Decimal abs,
        @Nullable Decimal rel,
        @Nullable Duration time) {

    /** Whether the values are of one kind, and within this tolerance of each other. */
    public boolean allows(Json oldValue, Json newValue, Work work) {
        if (oldValue.kind() != newValue.kind()) {
            return false;
        }
        return switch (oldValue.kind()) {
            case NUMBER -> (abs != null || rel != null) && allowsNumbers(oldValue, newValue, work);
            case STRING -> time != null && allowsInstants(oldValue, newValue, time, work);
            default -> oldValue.equals(newValue);
        };
    }

    private boolean allowsNumbers(Json oldValue, Json newValue, Work work) {
        Decimal one = Parsers.decimal(oldValue, work);
        Decimal other = Parsers.decimal(newValue, work);
        if (one == null || other == null) {
            return oldValue.equals(newValue);
        }
        if (abs != null && DecimalDistance.within(one, other, abs)) {
            return true;
        }
        boolean oneIsLarger = DecimalDistance.compareMagnitudes(one, other) >= 0;
        Decimal larger = (oneIsLarger ? one : other).abs();
        return rel != null && DecimalDistance.within(one, other, larger.times(rel));
    }

    private static boolean allowsInstants(Json oldValue, Json newValue, Duration limit, Work work) {
        Moment one = moment(oldValue, work);
        Moment other = one == null ? null : moment(newValue, work);
        return one != null && other != null && DecimalDistance.within(one.seconds(), other.seconds(), seconds(limit));
    }

    private static @Nullable Moment moment(Json value, Work work) {
        JsonScalar scalar = (JsonScalar) value;
        if (scalar.length() > Decimal.MAX_LENGTH) {
            return null;
        }
        work.spend(scalar.length());
        return InstantReader.read(scalar.text(), null);
    }

    private static Decimal seconds(Duration duration) {
        BigInteger nanos = BigInteger.valueOf(duration.getSeconds())
                .multiply(BigInteger.valueOf(1_000_000_000))
                .add(BigInteger.valueOf(duration.getNano()));
        return new Decimal(nanos, BigInteger.valueOf(-9));
    }
}
