package dev.gnomon.benchmarks.load;

/**
 * What an option may be.
 *
 * @param option its name without the dashes
 * @param least the smallest value
 * @param most the largest value
 */
public record Range(String option, long least, long most) {

    /**
     * Checks a value.
     *
     * @throws IllegalArgumentException naming the option and the value that is out of range
     */
    public void check(long value) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "--" + option + " must be between " + least + " and " + most + ", not " + value);
        }
    }
}
