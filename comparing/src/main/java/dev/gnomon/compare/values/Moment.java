package dev.gnomon.compare.values;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * An instant, with every digit of its fraction.
 *
 * @param second the second since 1970-01-01T00:00:00Z, without leap seconds; within a billion years of it
 * @param fraction the digits after the second's point, without trailing zeros
 * @param leap whether this is the leap second that follows {@code second}: {@code 23:59:60}. It is an instant of its
 *     own; durations count it as the second after it
 */
record Moment(long second, String fraction, boolean leap) {

    private static final long LAST = LocalDateTime.MAX.toEpochSecond(ZoneOffset.UTC);
    private static final Decimal LIMIT = new Decimal(BigInteger.valueOf(LAST), BigInteger.ZERO);

    Moment {
        int end = fraction.length();
        while (end > 0 && fraction.charAt(end - 1) == '0') {
            end--;
        }
        fraction = fraction.substring(0, end);
    }

    /** The instant {@code seconds} after the epoch; null if it is too far away or has more digits than a number may. */
    static @Nullable Moment of(Decimal seconds) {
        boolean tooFine = seconds.exponent().compareTo(BigInteger.valueOf(-Decimal.MAX_LENGTH)) < 0;
        if (tooFine || DecimalDistance.compareMagnitudes(seconds, LIMIT) > 0) {
            return null;
        }
        BigDecimal exact = new BigDecimal(seconds.digits(), -seconds.exponent().intValueExact());
        BigDecimal whole = exact.setScale(0, RoundingMode.FLOOR);
        String rest = exact.subtract(whole).toPlainString();
        int point = rest.indexOf('.');
        return new Moment(whole.longValueExact(), point < 0 ? "" : rest.substring(point + 1), false);
    }

    /** Seconds since the epoch. */
    Decimal seconds() {
        BigInteger whole = BigInteger.valueOf(leap ? second + 1 : second);
        if (fraction.isEmpty()) {
            return new Decimal(whole, BigInteger.ZERO);
        }
        BigInteger scaled = whole.multiply(BigInteger.TEN.pow(fraction.length()));
        return new Decimal(scaled.add(new BigInteger(fraction)), BigInteger.valueOf(-fraction.length()));
    }

    /** The one RFC 3339 text of this instant, in UTC; {@link InstantReader} reads it back. */
    String text() {
        LocalDateTime utc = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
        String upToSecond = DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(utc);
        String seconds = leap ? upToSecond.substring(0, upToSecond.length() - 2) + "60" : upToSecond;
        return seconds + (fraction.isEmpty() ? "" : "." + fraction) + "Z";
    }
}
