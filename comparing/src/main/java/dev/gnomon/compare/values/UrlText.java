package dev.gnomon.compare.values;

import dev.gnomon.compare.json.Json;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes a URL in one way: query parameters in order of their names, those of one name in the order they came in;
 * percent escapes in upper case, and none where a plain letter, digit or one of {@code -._~} says the same (RFC 3986,
 * section 6.2.2).
 */
final class UrlText {

    private static final String NOT_IN_A_URL = " \"<>\\^`{|}";
    private static final int ESCAPE = 3;

    private UrlText() {}

    /** The URL; null if {@code text} has characters or escapes that a URL cannot have. */
    static @Nullable Json canonical(String text, Work work) {
        work.spend(text.length());
        String escaped = escapes(text);
        if (escaped == null) {
            return null;
        }
        int fragmentAt = escaped.indexOf('#');
        String fragment = fragmentAt < 0 ? "" : escaped.substring(fragmentAt);
        String resource = fragmentAt < 0 ? escaped : escaped.substring(0, fragmentAt);
        int queryAt = resource.indexOf('?');
        if (queryAt < 0) {
            return Json.string(escaped);
        }
        return Json.string(resource.substring(0, queryAt + 1) + sorted(resource.substring(queryAt + 1)) + fragment);
    }

    private static String sorted(String query) {
        String[] parameters = query.split("&", -1);
        Arrays.sort(parameters, Comparator.comparing(UrlText::name));
        return String.join("&", parameters);
    }

    private static String name(String parameter) {
        int end = parameter.indexOf('=');
        return end < 0 ? parameter : parameter.substring(0, end);
    }

    private static @Nullable String escapes(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isISOControl(c) || NOT_IN_A_URL.indexOf(c) >= 0) {
                return null;
            }
            if (c != '%') {
                out.append(c);
                at++;
                continue;
            }
            int octet = octet(text, at);
            if (octet < 0) {
                return null;
            }
            String escape = text.substring(at, at + ESCAPE).toUpperCase(Locale.ROOT);
            out.append(isUnreserved(octet) ? Character.toString(octet) : escape);
            at += ESCAPE;
        }
        return out.toString();
    }

    private static int octet(String text, int at) {
        if (at + ESCAPE > text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(at + 1), 16);
        int low = Character.digit(text.charAt(at + 2), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static boolean isUnreserved(int octet) {
        return (octet >= 'a' && octet <= 'z')
                || (octet >= 'A' && octet <= 'Z')
                || (octet >= '0' && octet <= '9')
                || "-._~".indexOf(octet) >= 0;
    }
}
