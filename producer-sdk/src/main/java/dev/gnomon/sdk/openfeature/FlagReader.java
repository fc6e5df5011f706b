package dev.gnomon.sdk.openfeature;

import dev.gnomon.schemas.Mode;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.ProviderState;
import dev.openfeature.sdk.Reason;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the flags of a migration. A value counts only if the provider found one: each default that is passed along is
 * none that a flag could have, so a provider that falls back on it cannot be mistaken for one that knows.
 *
 * @param client evaluates the flags
 */
record FlagReader(Client client) {

    private static final String NO_TEXT = "";
    private static final int LONGEST_NUMBER = 40;

    /**
     * The mode that the flag {@code name} holds.
     *
     * @throws UnusableFlagException if it holds none, or cannot be evaluated
     */
    Mode mode(String name) {
        FlagEvaluationDetails<?> details = client.getStringDetails(name, NO_TEXT);
        if (failed(details)) {
            throw new UnusableFlagException(name, why(details));
        }
        if (details.getValue() instanceof String variant) {
            String wanted = variant.strip().toUpperCase(Locale.ROOT).replace('-', '_');
            for (Mode mode : Mode.values()) {
                if (mode.name().equals(wanted)) {
                    return mode;
                }
            }
        }
        throw new UnusableFlagException(name, "its value is none of old, shadow, reverse-shadow and new");
    }

    /**
     * The share between 0 and 1 that the flag {@code name} holds as a number or numeric text; 1 if there is no such flag.
     *
     * @throws UnusableFlagException if it holds none, or cannot be evaluated
     */
    double share(String name) {
        FlagEvaluationDetails<?> details = client.getDoubleDetails(name, Double.NaN);
        if (details.getErrorCode() == ErrorCode.FLAG_NOT_FOUND) {
            return 1;
        }
        if (isOfAnotherType(details)) {
            details = client.getIntegerDetails(name, Integer.MIN_VALUE);
        }
        if (isOfAnotherType(details)) {
            details = client.getStringDetails(name, NO_TEXT);
        }
        Double share = failed(details) ? null : number(details.getValue());
        if (share == null || !(share >= 0 && share <= 1)) {
            throw new UnusableFlagException(
                    name, failed(details) ? why(details) : "its value is no number between 0 and 1");
        }
        return share;
    }

    /** Whether the provider itself says that what it knows may be outdated. */
    boolean isOutdated() {
        ProviderState state = client.getProviderState();
        return state == ProviderState.STALE || state == ProviderState.ERROR;
    }

    private static boolean isOfAnotherType(FlagEvaluationDetails<?> details) {
        return details.getErrorCode() == ErrorCode.TYPE_MISMATCH || details.getErrorCode() == ErrorCode.PARSE_ERROR;
    }

    private static boolean failed(FlagEvaluationDetails<?> details) {
        return details.getErrorCode() != null || Reason.ERROR.name().equals(details.getReason());
    }

    private static String why(FlagEvaluationDetails<?> details) {
        return "the provider answers " + (details.getErrorCode() == null ? Reason.ERROR : details.getErrorCode());
    }

    private static @Nullable Double number(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (!(value instanceof String text) || text.length() > LONGEST_NUMBER) {
            return null;
        }
        try {
            return new BigDecimal(text.strip()).doubleValue();
        } catch (NumberFormatException none) {
            return null;
        }
    }
}
