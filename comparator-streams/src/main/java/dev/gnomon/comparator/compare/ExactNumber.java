package dev.gnomon.comparator.compare;

import java.math.BigInteger;

/**
 * The exact value of a JSON number as text: two literals have the same canonical form if and only if they denote the
 * same number. Works on digits, so that 1e999999999 costs no more than 1.
 */
final class ExactNumber {

    private ExactNumber() {}

    /** {@code literal} itself where it is a plain integer without trailing zeros; else {@code [-]digits e exponent}. */
    static String canonical(String literal) {
        if (isPlain(literal)) {
            return literal;
        }
        boolean negative = literal.charAt(0) == '-';
        int exponentAt = exponentAt(literal);
        String mantissa = literal.substring(negative ? 1 : 0, exponentAt);
        int point = mantissa.indexOf('.');
        String digits = point < 0 ? mantissa : mantissa.substring(0, point) + mantissa.substring(point + 1);
        int first = 0;
        while (first < digits.length() && digits.charAt(first) == '0') {
            first++;
        }
        if (first == digits.length()) {
            return "0";
        }
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        long shift = (long) (digits.length() - end) - (point < 0 ? 0 : mantissa.length() - point - 1);
        String exponent = exponent(literal, exponentAt, shift);
        return (negative ? "-" : "") + digits.substring(first, end) + (exponent.equals("0") ? "" : "e" + exponent);
    }

    private static boolean isPlain(String literal) {
        for (int i = 0; i < literal.length(); i++) {
            char c = literal.charAt(i);
            if (c == '.' || c == 'e' || c == 'E') {
                return false;
            }
        }
        // The only integer that ends in 0 and is canonical is 0 itself.
        return literal.charAt(literal.length() - 1) != '0' || literal.equals("0");
    }

    private static int exponentAt(String literal) {
        int small = literal.indexOf('e');
        int at = small >= 0 ? small : literal.indexOf('E');
        return at >= 0 ? at : literal.length();
    }

    private static String exponent(String literal, int exponentAt, long shift) {
        if (exponentAt == literal.length()) {
            return Long.toString(shift);
        }
        String written = literal.substring(exponentAt + 1);
        if (written.length() <= 17) {
            return Long.toString(Long.parseLong(written) + shift);
        }
        return new BigInteger(written).add(BigInteger.valueOf(shift)).toString();
    }
}
