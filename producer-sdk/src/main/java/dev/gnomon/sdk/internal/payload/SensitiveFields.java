package dev.gnomon.sdk.internal.payload;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of one migration's payloads must not leave the process in clear.
 *
 * @param paths the fields that are named by paths
 * @param hasher what replaces them; null if there is no key
 * @param messages whether failure messages may be published
 */
public record SensitiveFields(
        SensitivePaths paths, @Nullable FieldHasher hasher, boolean messages) {

    /**
     * The fields that {@code paths} name.
     *
     * @param marked whether the answers have members that are marked as sensitive
     */
    public static SensitiveFields of(Set<String> paths, @Nullable FieldHasher hasher, boolean marked) {
        boolean sensitive = hasher != null || !paths.isEmpty() || marked;
        SensitivePaths parsed =
                new SensitivePaths(paths.stream().sorted().map(FieldPath::parse).toList(), hasher);
        return new SensitiveFields(parsed, hasher, !sensitive);
    }
}
