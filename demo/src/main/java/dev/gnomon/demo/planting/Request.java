package dev.gnomon.demo.planting;

/**
 * One request to the order service, and what must become of it.
 *
 * @param id the order's ID
 * @param run who runs the two sides
 * @param expected what the comparator must say
 */
public record Request(String id, Run run, Expected expected) {

    /** Who runs the two sides of a request. */
    public enum Run {
        /** The SDK runs both in the order service. */
        TOGETHER,
        /** Two services, each of which records what it answered. */
        APART,
        /** As APART, but the new side's service never answers. */
        OLD_ONLY,
        /** As APART, but the old side's service never answers. */
        NEW_ONLY,
        /** As APART, but the two services declare different versions of something that both depend on. */
        UNLIKE_VERSIONS;

        /** How a request must be run to come to the verdict that is expected. */
        static Run of(Expected expected, boolean apart) {
            return switch (expected.verdict()) {
                case MISSING_NEW -> OLD_ONLY;
                case MISSING_OLD -> NEW_ONLY;
                case EXCLUDED -> UNLIKE_VERSIONS;
                default -> apart ? APART : TOGETHER;
            };
        }
    }
}
