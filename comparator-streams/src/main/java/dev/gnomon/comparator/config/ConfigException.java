package dev.gnomon.comparator.config;

/** The configuration is wrong. The message is one line that names the option, its value, and where it was set. */
public final class ConfigException extends RuntimeException {

    /** Says what is wrong, in one line. */
    public ConfigException(String message) {
        super(message);
    }

    /** Says what is wrong, in one line, and what showed it. */
    public ConfigException(String message, Throwable cause) {
        super(message, cause);
    }
}
