package dev.gnomon.comparator.config;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask the REST surface for what. A token is sent as {@code Authorization: Bearer}.
 *
 * @param token opens everything, at least 16 characters; null lets nobody change anything
 * @param viewerToken opens every GET, at least 16 characters; null where there is no such token
 * @param readsNeedToken whether reading needs one of them, where there is one
 */
public record AccessConfig(@Nullable String token, @Nullable String viewerToken, boolean readsNeedToken) {

    private static final int SHORTEST_TOKEN = 16;
    private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e][\\x20-\\x7e]*[\\x21-\\x7e]");

    /**
     * Checks the tokens.
     *
     * @throws IllegalArgumentException naming the option that is wrong; never with a token
     */
    public AccessConfig {
        checkLength("http.token", token);
        checkLength("http.viewer.token", viewerToken);
        if (viewerToken != null && token == null) {
            throw new IllegalArgumentException("http.viewer.token needs http.token, which is not set");
        }
        if (viewerToken != null && viewerToken.equals(token)) {
            throw new IllegalArgumentException("http.viewer.token must not be the same as http.token");
        }
    }

    private static void checkLength(String option, @Nullable String token) {
        if (token != null && token.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException(option + " must have at least " + SHORTEST_TOKEN + " characters");
        }
        if (token != null && !SENDABLE.matcher(token).matches()) {
            throw new IllegalArgumentException(
                    option + " must be one line of printable ASCII characters, or nobody could send it");
        }
    }

    @Override
    public String toString() {
        return "AccessConfig[token=" + (token == null ? "none" : "set") + ", viewerToken="
                + (viewerToken == null ? "none" : "set") + ", readsNeedToken=" + readsNeedToken + "]";
    }
}
