package dev.gnomon.comparator.config;

/**
 * What one option was set to.
 *
 * @param value the value as it was written
 * @param origin where it was written, for people: a file's name, a variable's name, or the command line
 */
record Setting(String value, String origin) {

    /** The value may be a secret. */
    @Override
    public String toString() {
        return "Setting[origin=" + origin + "]";
    }
}
