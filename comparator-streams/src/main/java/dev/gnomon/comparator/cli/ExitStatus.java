package dev.gnomon.comparator.cli;

/** What a command's exit status says. */
public final class ExitStatus {

    /** It was done, or the answer is yes. */
    public static final int OK = 0;

    /** The answer is no, or it failed. */
    public static final int NO = 1;

    /** It was asked for wrongly: an option, a value, a file. */
    public static final int USAGE = 2;

    /** Whom it had to ask did not answer. */
    public static final int UNREACHABLE = 3;

    private ExitStatus() {}
}
