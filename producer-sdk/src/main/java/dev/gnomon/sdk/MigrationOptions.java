package dev.gnomon.sdk;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.gnomon.sdk.internal.payload.FieldPath;
import dev.gnomon.sdk.spi.PayloadEncoder;
import dev.gnomon.sdk.spi.Sensitive;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one migration is run and observed, beyond its name.
 *
 * <pre>{@code
 * MigrationOptions.builder(Quote.class).immutableResults().timeout(Duration.ofMillis(300)).build()
 * }</pre>
 *
 * @param <T> what both sides answer
 */
public final class MigrationOptions<T> {

    final Type type;
    final boolean immutable;
    final boolean shadowWrites;
    final boolean fallsBack;
    final boolean interrupts;
    final @Nullable String operation;
    final Map<String, String> tags;
    final Map<String, String> versions;
    private final @Nullable Duration timeout;
    final @Nullable PayloadEncoder<? super T> encoder;
    final Set<String> sensitive;

    private MigrationOptions(Builder<T> builder) {
        type = builder.type;
        immutable = builder.immutable;
        shadowWrites = builder.shadowWrites;
        fallsBack = builder.fallsBack;
        interrupts = builder.interrupts;
        operation = builder.operation;
        tags = Map.copyOf(builder.tags);
        versions = Map.copyOf(builder.versions);
        timeout = builder.timeout;
        encoder = builder.encoder;
        sensitive = Set.copyOf(builder.sensitive);
    }

    /** The defaults, for sides that answer {@code type}. */
    public static <T> MigrationOptions<T> of(Class<T> type) {
        return builder(type).build();
    }

    /** Options for sides that answer {@code type}. */
    public static <T> Builder<T> builder(Class<T> type) {
        return new Builder<>(type);
    }

    /** Options for sides that answer a generic type, such as {@code new TypeReference<List<Item>>() {}}. */
    public static <T> Builder<T> builder(TypeReference<T> type) {
        return new Builder<>(type.getType());
    }

    Duration timeoutOr(Duration general) {
        return timeout == null ? general : timeout;
    }

    /**
     * Collects options. For one thread.
     *
     * @param <T> what both sides answer
     */
    public static final class Builder<T> {

        private final Type type;
        private boolean immutable;
        private boolean shadowWrites;
        private boolean fallsBack;
        private boolean interrupts = true;
        private @Nullable String operation;
        private final Map<String, String> tags = new HashMap<>();
        private final Map<String, String> versions = new HashMap<>();
        private @Nullable Duration timeout;
        private @Nullable PayloadEncoder<? super T> encoder;

        private final Set<String> sensitive = new HashSet<>();

        private Builder(Type type) {
            this.type = type;
        }

        /**
         * Declares that nobody changes an answer once it is given. Then it is encoded on the SDK's thread instead of the
         * caller's, who saves the time for that.
         */
        public Builder<T> immutableResults() {
            immutable = true;
            return this;
        }

        /**
         * Declares that writes may run on the non-authoritative side too, after the authoritative one has succeeded. That
         * side is then written to for every request that is served in SHADOW or REVERSE_SHADOW.
         */
        public Builder<T> shadowWrites() {
            shadowWrites = true;
            return this;
        }

        /**
         * Gives the caller the old side's answer where the new side fails in REVERSE_SHADOW. The failure is observed all
         * the same, and counted.
         */
        public Builder<T> fallbackToOld() {
            fallsBack = true;
            return this;
        }

        /**
         * Whether the other side's thread is interrupted when its time is up, its request is cancelled, or the SDK closes;
         * true unless told otherwise. An interrupt closes what both sides may share: NIO channels, and the connections of
         * some databases. Without it such a run keeps its place until it ends by itself.
         */
        public Builder<T> interruptOnTimeout(boolean interrupting) {
            interrupts = interrupting;
            return this;
        }

        /** Names the operation of requests that do not name their own: at most 100 characters. */
        public Builder<T> operation(String name) {
            operation = name;
            return this;
        }

        /** Adds a tag to every observation. */
        public Builder<T> tag(String name, String value) {
            tags.put(name, value);
            return this;
        }

        /** Declares the version of a dependency that both sides of this service use. */
        public Builder<T> version(String dependency, String version) {
            versions.put(dependency, version);
            return this;
        }

        /** How long the other side may take, instead of {@link ShadowLimits#timeout()}: at most an hour. */
        public Builder<T> timeout(Duration most) {
            timeout = most;
            return this;
        }

        /** How answers become bytes, instead of JSON. */
        public Builder<T> payload(PayloadEncoder<? super T> format) {
            encoder = format;
            return this;
        }

        /**
         * Names fields that leave the process only as keyed hashes, which takes a {@linkplain GnomonConfigBuilder#hashKey
         * hash key} and JSON payloads. Nor are failure messages published then, which might repeat such fields. See also
         * {@link Sensitive}.
         *
         * @param paths JSON Pointers in which {@code *} is any one step and {@code **} any number of steps, such as
         *     {@code /customer/iban} or {@code /customer/**}; what they name is hashed as a whole
         * @throws IllegalArgumentException naming a path that is none
         */
        public Builder<T> sensitive(String... paths) {
            for (String path : paths) {
                FieldPath unused = FieldPath.parse(path);
                sensitive.add(path);
            }
            return this;
        }

        /**
         * The options.
         *
         * @throws IllegalArgumentException naming the option and the value that is out of range
         */
        public MigrationOptions<T> build() {
            if (timeout != null) {
                ShadowLimits.checkTimeout("timeout", timeout);
            }
            return new MigrationOptions<>(this);
        }
    }
}
