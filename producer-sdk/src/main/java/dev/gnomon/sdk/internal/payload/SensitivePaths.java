package dev.gnomon.sdk.internal.payload;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The sensitive fields of one migration that are named by paths. Notices paths that name nothing, which are misspelt more
 * often than not. Safe for use by several threads.
 */
final class SensitivePaths {

    /** How many documents a path may leave alone until it is reported. */
    static final int PATIENCE = 100;

    private final List<Watched> paths;
    private final @Nullable FieldHasher hasher;
    private final AtomicInteger documents = new AtomicInteger();

    SensitivePaths(List<FieldPath> paths, @Nullable FieldHasher hasher) {
        this.paths = paths.stream().map(Watched::new).toList();
        this.hasher = hasher;
    }

    boolean isEmpty() {
        return paths.isEmpty();
    }

    /** Replaces what the paths name in a whole JSON document. */
    void mask(byte[] document, BoundedOutput out) throws IOException {
        if (hasher == null) {
            throw UnfaithfulException.keyMissing();
        }
        JsonNode tree = Trees.of(document);
        for (Watched path : paths) {
            tree = path.path.replace(tree, value -> {
                path.named = true;
                return value.isNull() ? null : hashed(value, hasher, out);
            });
        }
        Trees.mapper().writeValue(out, tree);
    }

    private static String hashed(JsonNode value, FieldHasher hasher, BoundedOutput out) {
        out.markHashed();
        return hasher.hash(value);
    }

    /** Counts one more document; gives the paths that have named nothing, once, when they have had their chance. */
    List<FieldPath> countAndReport() {
        return documents.get() < PATIENCE && documents.incrementAndGet() == PATIENCE ? unmatched() : List.of();
    }

    /** How many paths have named nothing, as soon as they have had their chance. */
    int countOfUnmatched() {
        return documents.get() < PATIENCE ? 0 : unmatched().size();
    }

    private List<FieldPath> unmatched() {
        return paths.stream().filter(path -> !path.named).map(path -> path.path).toList();
    }

    private static final class Watched {

        private final FieldPath path;
        private volatile boolean named;

        Watched(FieldPath path) {
            this.path = path;
        }
    }
}
