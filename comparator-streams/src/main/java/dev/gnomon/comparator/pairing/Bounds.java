package dev.gnomon.comparator.pairing;

import java.util.List;

/**
 * How large the parts of an observation may be. What identifies or decides must fit, or the record is a dead letter; what
 * only explains is cut. Everything that the comparator writes is bounded by these numbers.
 *
 * <p>Lengths of texts are in characters of Java, of which each takes at most {@value #BYTES_A_CHARACTER} bytes in UTF-8.
 */
public final class Bounds {

    /** A request ID, in bytes. */
    public static final int REQUEST_ID_BYTES = 1_024;

    /** A migration's slug. */
    public static final int MIGRATION = 100;

    /** An operation; longer ones are cut. */
    public static final int OPERATION = 100;

    /** The name of a service; longer ones are cut. */
    public static final int SERVICE = 200;

    /** A failure's type; longer ones are cut. */
    public static final int FAILURE_TYPE = 300;

    /** A failure's message; longer ones are cut. */
    public static final int FAILURE_MESSAGE = 1_000;

    /** A trace's parent; longer ones are cut. */
    public static final int TRACE_PARENT = 100;

    /** The ID of a hash key. */
    public static final int HASH_KEY_ID = 100;

    /** Declared versions. */
    public static final int VERSIONS = 50;

    /** Tags; further ones are left out. */
    public static final int TAGS = 50;

    /** The name of a tag or of a declared version; longer ones of tags are cut. */
    public static final int NAME = 100;

    /** The value of a tag or of a declared version; longer ones of tags are cut. */
    public static final int VALUE = 200;

    /** What a character takes at most. */
    public static final int BYTES_A_CHARACTER = 3;

    /** The fields that are cut, as they are counted. */
    public static final List<String> CUT_FIELDS =
            List.of("operation", "service", "tags", "trace_parent", "failure_type", "failure_message");

    private Bounds() {}
}
