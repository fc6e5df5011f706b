package dev.gnomon.compare.values;

import java.math.BigInteger;

/**
 * Tells exactly whether two numbers are within a distance of each other. Numbers that are many orders of magnitude
 * apart are never written out: what is small beside the other's last digit can only decide a tie.
 */
final class DecimalDistance {

    private DecimalDistance() {}

    /** Whether {@code |one - other| <= limit}; {@code limit} is not negative. */
    static boolean within(Decimal one, Decimal other, Decimal limit) {
        Decimal larger = compareMagnitudes(one, other) >= 0 ? one : other;
        Decimal smaller = larger.equals(one) ? other : one;
        if (smaller.signum() == 0 || larger.signum() == 0) {
            return compareMagnitudes(larger, limit) <= 0;
        }
        BigInteger gap = larger.exponent().subtract(smaller.exponent());
        long digits = (long) larger.length() + smaller.length() + limit.length() + 2;
        if (gap.compareTo(BigInteger.valueOf(digits)) > 0) {
            int tie = compareMagnitudes(larger, limit);
            return tie < 0 || (tie == 0 && larger.signum() == smaller.signum());
        }
        return compareMagnitudes(difference(larger, smaller), limit) <= 0;
    }

    /** The sign of {@code |one| - |other|}. */
    static int compareMagnitudes(Decimal one, Decimal other) {
        if (one.signum() == 0 || other.signum() == 0) {
            return Integer.compare(Math.abs(one.signum()), Math.abs(other.signum()));
        }
        BigInteger top = one.exponent().add(BigInteger.valueOf(one.length()));
        BigInteger otherTop = other.exponent().add(BigInteger.valueOf(other.length()));
        // Lengths are estimates that are at most one too high.
        if (top.subtract(otherTop).abs().compareTo(BigInteger.ONE) > 0) {
            return top.compareTo(otherTop);
        }
        Decimal apart = difference(one.abs(), other.abs());
        return apart.signum();
    }

    /** The two are of about the same magnitude, so that writing them out takes few more digits than they have. */
    private static Decimal difference(Decimal one, Decimal other) {
        BigInteger exponent = one.exponent().min(other.exponent());
        return new Decimal(writtenOut(one, exponent).subtract(writtenOut(other, exponent)), exponent);
    }

    private static BigInteger writtenOut(Decimal number, BigInteger exponent) {
        int zeros = number.exponent().subtract(exponent).intValueExact();
        return zeros == 0 ? number.digits() : number.digits().multiply(BigInteger.TEN.pow(zeros));
    }
}
