package dev.gnomon.comparator.verify;

import java.util.Comparator;

/** A request of a migration. */
public record RequestKey(String migration, String requestId) implements Comparable<RequestKey> {

    private static final Comparator<RequestKey> ORDER =
            Comparator.comparing(RequestKey::migration).thenComparing(RequestKey::requestId);

    @Override
    public int compareTo(RequestKey other) {
        return ORDER.compare(this, other);
    }
}
