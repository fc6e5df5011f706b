package dev.gnomon.comparator.decide;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as people read them. */
final class Words {

    private static final int GROUP = 3;
    private static final MathContext THREE_DIGITS = new MathContext(3);
    private static final MathContext TWO_DIGITS = new MathContext(2);
    private static final long MINUTE = 60;
    private static final long HOUR = 3_600;
    private static final long DAY = 86_400;

    private Words() {}

    /** A count with separators: 12,345. */
    static String count(long count) {
        String digits = Long.toString(count);
        StringBuilder text = new StringBuilder(digits);
        for (int place = digits.length() - GROUP; place > (count < 0 ? 1 : 0); place -= GROUP) {
            text.insert(place, ',');
        }
        return text.toString();
    }

    /** A whole number with separators, any other with three digits. */
    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < Long.MAX_VALUE) {
            return count((long) value);
        }
        return Double.isFinite(value) ? plain(value, THREE_DIGITS) : "any number";
    }

    /** A forecast: two digits, since it knows no more. */
    static String about(double value) {
        return Double.isNaN(value)
                ? "no number of"
                : count(new BigDecimal(value).round(TWO_DIGITS).longValue());
    }

    /** A share as percentage, with three digits. */
    static String percent(double share) {
        return plain(share * 100, THREE_DIGITS) + " %";
    }

    /** An upper bound as percentage: rounded up, so that it stays one. */
    static String percentAtMost(double bound) {
        return plain(bound * 100, new MathContext(3, RoundingMode.CEILING)) + " %";
    }

    /** A lower bound as percentage: rounded down. */
    static String percentAtLeast(double bound) {
        return plain(bound * 100, new MathContext(3, RoundingMode.FLOOR)) + " %";
    }

    private static String plain(double value, MathContext digits) {
        return new BigDecimal(value).round(digits).stripTrailingZeros().toPlainString();
    }

    /** A time in the largest unit that says it well. */
    static String duration(double seconds) {
        if (seconds < 2 * MINUTE) {
            return plain(seconds, THREE_DIGITS) + " s";
        }
        if (seconds < HOUR) {
            return plain(seconds / MINUTE, TWO_DIGITS) + " min";
        }
        return seconds < 2 * DAY
                ? plain(seconds / HOUR, TWO_DIGITS) + " h"
                : plain(seconds / DAY, THREE_DIGITS) + " days";
    }
}
