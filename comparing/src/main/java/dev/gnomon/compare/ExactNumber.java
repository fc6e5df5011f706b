package dev.gnomon.compare;

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
        String sign = literal.charAt(0) == '-' ? "-" : "";
        int exponentAt = exponentAt(literal);
        int point = literal.indexOf('.');
        int wholeEnd = point < 0 ? exponentAt : point;
        String fraction = point < 0 ? "" : literal.substring(point + 1, exponentAt);
        String digits = literal.substring(sign.length(), wholeEnd) + fraction;
        String significant = withoutTrailingZeros(digits);
        if (significant.isEmpty()) {
            return "0";
        }
        long shift = (long) digits.length() - significant.length() - fraction.length();
        String exponent = exponent(literal, exponentAt, shift);
        return sign + withoutLeadingZeros(significant) + (exponent.equals("0") ? "" : "e" + exponent);
    }

    private static String withoutTrailingZeros(String digits) {
        int end = digits.length();
        while (end > 0 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, end);
    }

    private static String withoutLeadingZeros(String digits) {
        int start = 0;
        while (digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
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
