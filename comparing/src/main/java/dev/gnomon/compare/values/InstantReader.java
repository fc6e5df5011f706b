package dev.gnomon.compare.values;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an instant as RFC 3339 and ISO 8601 write it: a calendar date, a time and an offset, extended or basic.
 * Lower-case {@code t} and {@code z}, a space instead of {@code T}, a comma, {@code 24:00}, leap seconds, fractions of
 * any length and signed years of up to nine digits are read as well. For one text.
 */
final class InstantReader {

    private static final int NONE = -1;
    private static final int LEAP = 60;
    private static final int SECONDS_OF_HOUR = 3_600;
    private static final int SECONDS_OF_DAY = 86_400;

    private final String text;
    private int at;
    private boolean extended;

    private InstantReader(String text) {
        this.text = text;
    }

    /** The instant; null if {@code text} is none. Without an offset it is a time in {@code zone}, if that is given. */
    static @Nullable Moment read(String text, @Nullable ZoneId zone) {
        if (text.length() < 13 || text.length() > Decimal.MAX_LENGTH) {
            return null;
        }
        try {
            return new InstantReader(text).moment(zone);
        } catch (DateTimeException noSuchDate) {
            return null;
        }
    }

    private @Nullable Moment moment(@Nullable ZoneId zone) {
        LocalDate date = date();
        if (date == null || !(skip('T') || skip('t') || skip(' '))) {
            return null;
        }
        int hour = number(2);
        int minute = separated(':') ? number(2) : NONE;
        boolean withSeconds = extended ? skip(':') : at < text.length() && isDigit(text.charAt(at));
        int second = withSeconds ? number(2) : 0;
        if (hour == NONE || minute == NONE || second == NONE) {
            return null;
        }
        String fraction = withSeconds ? fraction() : "";
        if (fraction == null) {
            return null;
        }
        boolean leap = second == LEAP;
        LocalDateTime local = time(date, hour, minute, leap ? LEAP - 1 : second);
        if (hour == 24 && !fraction.chars().allMatch(digit -> digit == '0')) {
            return null;
        }
        Long utc = utc(local, zone);
        return utc == null || (leap && !endsMonth(utc)) ? null : new Moment(utc, fraction, leap);
    }

    private @Nullable LocalDate date() {
        boolean negative = text.charAt(0) == '-';
        boolean signed = skip('+') || skip('-');
        int digits = 0;
        while (at + digits < text.length() && isDigit(text.charAt(at + digits))) {
            digits++;
        }
        int year = number(signed ? Math.max(4, Math.min(digits, 9)) : 4);
        extended = skip('-');
        if (year == NONE || (signed && !extended)) {
            return null;
        }
        int month = number(2);
        int day = separated('-') ? number(2) : NONE;
        return month == NONE || day == NONE ? null : LocalDate.of(negative ? -year : year, month, day);
    }

    private static LocalDateTime time(LocalDate date, int hour, int minute, int second) {
        if (hour == 24 && minute == 0 && second == 0) {
            return date.plusDays(1).atStartOfDay();
        }
        return date.atTime(LocalTime.of(hour, minute, second));
    }

    private @Nullable String fraction() {
        if (!skip('.') && !skip(',')) {
            return "";
        }
        int from = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at == from ? null : text.substring(from, at);
    }

    /** The second in UTC; null if the rest of the text is no offset and {@code zone} does not tell. */
    private @Nullable Long utc(LocalDateTime local, @Nullable ZoneId zone) {
        if (at == text.length()) {
            return zone == null ? null : utcIn(zone, local);
        }
        if (skip('Z') || skip('z')) {
            return at == text.length() ? local.toEpochSecond(ZoneOffset.UTC) : null;
        }
        boolean west = text.charAt(at) == '-';
        if (!skip('+') && !skip('-')) {
            return null;
        }
        int hours = number(2);
        int minutes = 0;
        if (at < text.length()) {
            skip(':');
            minutes = number(2);
        }
        if (at < text.length() || hours == NONE || hours > 23 || minutes == NONE || minutes > 59) {
            return null;
        }
        int offset = hours * SECONDS_OF_HOUR + minutes * 60;
        return local.toEpochSecond(ZoneOffset.UTC) - (west ? -offset : offset);
    }

    /** Of a time that a zone has twice the first; a time that it skips is none. */
    private static @Nullable Long utcIn(ZoneId zone, LocalDateTime local) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        return offsets.isEmpty() ? null : local.toEpochSecond(offsets.get(0));
    }

    private static boolean endsMonth(long second) {
        return Math.floorMod(second + 1, SECONDS_OF_DAY) == 0
                && LocalDateTime.ofEpochSecond(second + 1, 0, ZoneOffset.UTC).getDayOfMonth() == 1;
    }

    private boolean separated(char separator) {
        return !extended || skip(separator);
    }

    private boolean skip(char expected) {
        if (at < text.length() && text.charAt(at) == expected) {
            at++;
            return true;
        }
        return false;
    }

    private int number(int digits) {
        if (at + digits > text.length()) {
            return NONE;
        }
        int value = 0;
        for (int end = at + digits; at < end; at++) {
            if (!isDigit(text.charAt(at))) {
                return NONE;
            }
            value = value * 10 + text.charAt(at) - '0';
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
