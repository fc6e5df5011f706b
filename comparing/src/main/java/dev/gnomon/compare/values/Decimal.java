package dev.gnomon.compare.values;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A decimal number of any magnitude: {@code digits} times ten to the power of {@code exponent}. Exact, and never larger
 * than the text it came from: {@code 1e999999999} takes no more memory than {@code 1}.
 *
 * @param digits the significant digits with their sign; zero, or not a multiple of ten
 * @param exponent 0 if {@code digits} is zero
 */
public record Decimal(BigInteger digits, BigInteger exponent) {

    /** Characters of a number; longer ones are no numbers. */
    public static final int MAX_LENGTH = 1_000;

    static final Decimal ZERO = new Decimal(BigInteger.ZERO, BigInteger.ZERO);

    /** Removes trailing zeros, so that equal numbers are equal records. */
    public Decimal {
        if (digits.signum() == 0) {
            exponent = BigInteger.ZERO;
        } else if (!digits.testBit(0)) {
            int zeros = trailingZeros(digits);
            digits = zeros == 0 ? digits : digits.divide(BigInteger.TEN.pow(zeros));
            exponent = exponent.add(BigInteger.valueOf(zeros));
        }
    }

    private static int trailingZeros(BigInteger digits) {
        String text = digits.toString();
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.length() - end;
    }

    /**
     * The number that {@code text} denotes; null if it is none. Takes what JSON takes, and a plus sign, leading zeros,
     * and a point at either end: {@code +007.}, {@code .5}.
     */
    public static @Nullable Decimal parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        int at = isSign(text, 0) ? 1 : 0;
        int wholeEnd = skipDigits(text, at);
        boolean pointed = wholeEnd < text.length() && text.charAt(wholeEnd) == '.';
        int fractionAt = pointed ? wholeEnd + 1 : wholeEnd;
        int fractionEnd = skipDigits(text, fractionAt);
        String digits = text.substring(at, wholeEnd) + text.substring(fractionAt, fractionEnd);
        BigInteger written = exponent(text, fractionEnd);
        if (digits.isEmpty() || written == null) {
            return null;
        }
        BigInteger value = new BigInteger(digits);
        return new Decimal(
                text.charAt(0) == '-' ? value.negate() : value,
                written.subtract(BigInteger.valueOf(fractionEnd - fractionAt)));
    }

    private static @Nullable BigInteger exponent(String text, int at) {
        if (at == text.length()) {
            return BigInteger.ZERO;
        }
        if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
            return null;
        }
        int digitsAt = isSign(text, at + 1) ? at + 2 : at + 1;
        if (digitsAt >= text.length() || skipDigits(text, digitsAt) < text.length()) {
            return null;
        }
        return new BigInteger(text.substring(at + 1));
    }

    private static boolean isSign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+');
    }

    private static int skipDigits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    /** A whole number. */
    public static Decimal of(long value) {
        return new Decimal(BigInteger.valueOf(value), BigInteger.ZERO);
    }

    Decimal times(Decimal factor) {
        return new Decimal(digits.multiply(factor.digits), exponent.add(factor.exponent));
    }

    /** Rounds half even to {@code places} digits after the point. */
    Decimal rounded(int places) {
        BigInteger excess = exponent.negate().subtract(BigInteger.valueOf(places));
        if (excess.signum() <= 0) {
            return this;
        }
        if (excess.compareTo(BigInteger.valueOf(length() + 1L)) > 0) {
            return ZERO;
        }
        BigInteger unit = BigInteger.TEN.pow(excess.intValueExact());
        BigInteger[] parts = digits.abs().divideAndRemainder(unit);
        int half = parts[1].shiftLeft(1).compareTo(unit);
        boolean up = half > 0 || (half == 0 && parts[0].testBit(0));
        BigInteger whole = up ? parts[0].add(BigInteger.ONE) : parts[0];
        return new Decimal(digits.signum() < 0 ? whole.negate() : whole, BigInteger.valueOf(-places));
    }

    Decimal abs() {
        return new Decimal(digits.abs(), exponent);
    }

    /** -1, 0 or 1. */
    public int signum() {
        return digits.signum();
    }

    /** How many digits there are; at least as many as are significant, at most one more. */
    int length() {
        return (int) (digits.bitLength() * 0.30103) + 1;
    }

    /** As a JSON number. */
    public String text() {
        return exponent.signum() == 0 ? digits.toString() : digits + "e" + exponent;
    }
}
