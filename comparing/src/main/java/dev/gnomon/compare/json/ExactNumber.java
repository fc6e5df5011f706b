package dev.gnomon.compare.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The exact value of a JSON number, read from its digits: significant digits times a power of ten. So 1e999999999 costs
 * no more than 1, and 1.0 is the same as 1e0. Immutable.
 */
public final class ExactNumber {

    /** Powers of ten up to here become a {@link BigDecimal}; further ones would make arithmetic expensive. */
    private static final int MAX_POWER = 10_000;

    private final byte[] source;
    private final boolean negative;

    /** The first digit that counts; equal to {@code last} for zero. */
    private final int first;

    /** Behind the last digit that counts. A point may stand between. */
    private final int last;

    /** What the last digit that counts is multiplied with, as a power of ten; 0 if it is beyond a long. */
    private final long power;

    /** The power of ten that is beyond a long. */
    private final @Nullable BigInteger hugePower;

    /** Reads a literal that follows JSON's syntax. */
    ExactNumber(byte[] source, int from, int to) {
        this.source = source;
        this.negative = source[from] == '-';
        int exponentAt = to;
        int point = -1;
        int begin = -1;
        int end = from;
        for (int i = from; i < to; i++) {
            byte c = source[i];
            if (c == '.') {
                point = i;
            } else if (c == 'e' || c == 'E') {
                exponentAt = i;
                break;
            } else if (c >= '1' && c <= '9') {
                begin = begin < 0 ? i : begin;
                end = i + 1;
            }
        }
        this.first = begin < 0 ? from : begin;
        this.last = begin < 0 ? from : end;
        int whole = point < 0 ? exponentAt : point;
        long shift = end <= whole ? whole - end : whole + 1 - end;
        BigInteger huge = to - exponentAt > 18 ? hugePower(exponentAt + 1, to, shift) : null;
        this.hugePower = isZero() ? null : huge;
        this.power = isZero() || huge != null ? 0 : exponent(exponentAt + 1, to) + shift;
    }

    private @Nullable BigInteger hugePower(int from, int to, long shift) {
        BigInteger power = new BigInteger(new String(source, from, to - from, StandardCharsets.US_ASCII))
                .add(BigInteger.valueOf(shift));
        return power.bitLength() < Long.SIZE ? null : power;
    }

    /** The exponent as it is written, modulo 2^64; the caller knows that it is small enough. */
    private long exponent(int from, int to) {
        long exponent = 0;
        for (int i = from; i < to; i++) {
            byte c = source[i];
            if (c >= '0' && c <= '9') {
                exponent = exponent * 10 + c - '0';
            }
        }
        return from < to && source[from] == '-' ? -exponent : exponent;
    }

    /** Whether this is 0, whatever its sign. */
    public boolean isZero() {
        return first == last;
    }

    /** Whether both denote the same number. */
    public boolean isSame(ExactNumber that) {
        if (isZero() || that.isZero()) {
            return isZero() && that.isZero();
        }
        return negative == that.negative
                && power == that.power
                && (hugePower == null ? that.hugePower == null : hugePower.equals(that.hugePower))
                && hasSameDigits(that);
    }

    private boolean hasSameDigits(ExactNumber that) {
        int i = first;
        int j = that.first;
        while (i < last && j < that.last) {
            if (source[i] == '.') {
                i++;
            } else if (that.source[j] == '.') {
                j++;
            } else if (source[i++] != that.source[j++]) {
                return false;
            }
        }
        return i == last && j == that.last;
    }

    long hash(ContentHash hashing) {
        long hash = hashing.salt(Json.Kind.NUMBER);
        if (isZero()) {
            return hash;
        }
        long digits = 1;
        for (int i = first; i < last; i++) {
            if (source[i] != '.') {
                digits = digits * 10 + source[i] - '0';
                if (digits >= 100_000_000_000_000_000L) {
                    hash = hashing.with(hash, digits);
                    digits = 1;
                }
            }
        }
        hash = hashing.with(hash, negative ? -digits : digits);
        return hashing.with(hash, hugePower == null ? power : hugePower.hashCode());
    }

    /** The number for arithmetic; null if its power of ten is beyond {@value #MAX_POWER}. */
    public @Nullable BigDecimal decimal() {
        if (isZero()) {
            return BigDecimal.ZERO;
        }
        if (hugePower != null || Math.abs(power) > MAX_POWER) {
            return null;
        }
        StringBuilder digits = new StringBuilder(negative ? "-" : "");
        for (int i = first; i < last; i++) {
            if (source[i] != '.') {
                digits.append((char) source[i]);
            }
        }
        return new BigDecimal(new BigInteger(digits.toString()), (int) -power);
    }
}
