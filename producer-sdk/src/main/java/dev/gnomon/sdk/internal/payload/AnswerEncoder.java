package dev.gnomon.sdk.internal.payload;

import dev.gnomon.schemas.Completeness;
import dev.gnomon.schemas.PayloadFormat;
import dev.gnomon.sdk.internal.threads.Failures;
import dev.gnomon.sdk.spi.GnomonFailure.Area;
import dev.gnomon.sdk.spi.PayloadEncoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Makes payloads of one migration's answers: encoded, sensitive fields hashed, cut at the limit, withheld if that fails.
 * Each reason to withhold is reported once. Safe for use by several threads.
 */
public final class AnswerEncoder {

    private static final byte[] NOTHING = "null".getBytes(StandardCharsets.UTF_8);

    private final String migration;
    private final PayloadEncoder<Object> encoder;
    private final PayloadFormat format;
    private final SensitiveFields sensitive;
    private final int limit;
    private final Trial trial = new Trial();

    /**
     * An encoder for one migration.
     *
     * @param migration the migration's slug, for messages
     * @param encoder turns an answer into bytes; may fail in any way
     * @param sensitive what must not leave the process in clear
     * @param limit how many bytes a payload may have
     */
    public AnswerEncoder(String migration, PayloadEncoder<Object> encoder, SensitiveFields sensitive, int limit) {
        this.migration = migration;
        this.encoder = encoder;
        this.sensitive = sensitive;
        this.limit = limit;
        format = encoder.format();
    }

    /** Whether failure messages may be published. */
    public boolean showsMessages() {
        return sensitive.messages();
    }

    /** How many sensitive paths have named nothing so far, in so many payloads that they should have. */
    public int unmatchedPaths() {
        return sensitive.paths().countOfUnmatched();
    }

    /** Whether all answers are withheld and none is encoded any more, because the first ones could not be. */
    public boolean hasGivenUp() {
        return trial.isOver();
    }

    /** The payload of {@code answer}. Never throws. */
    public Payload encode(@Nullable Object answer, Failures failures) {
        if (answer == null) {
            return new Payload(
                    PayloadFormat.JSON, Completeness.COMPLETE, NOTHING.length, ByteBuffer.wrap(NOTHING), null);
        }
        if (trial.isOver()) {
            return Payload.withheld(format);
        }
        BoundedOutput out = new BoundedOutput(limit);
        try {
            encoder.encode(answer, out);
            Payload payload = payload(sensitive.paths().isEmpty() ? out : masked(out, failures));
            trial.succeeded();
            return payload;
        } catch (Throwable broken) {
            if (out.isFull() && sensitive.paths().isEmpty()) {
                return payload(out);
            }
            withhold(reason(answer, broken), broken, failures);
            return Payload.withheld(format);
        }
    }

    private BoundedOutput masked(BoundedOutput clear, Failures failures) throws IOException {
        BoundedOutput out = new BoundedOutput(limit);
        try {
            sensitive.paths().mask(clear.toByteArray(), out);
        } catch (IOException broken) {
            if (!out.isFull()) {
                throw broken;
            }
        }
        for (FieldPath path : sensitive.paths().countAndReport()) {
            failures.once(
                    Area.CAPTURE,
                    "the sensitive path '" + path.text() + "' of migration " + migration + " has named nothing in "
                            + SensitivePaths.PATIENCE + " payloads, so it hides nothing: write it as the JSON has it, "
                            + "and mind the mapper's way to name fields",
                    null);
        }
        return out;
    }

    private Payload payload(BoundedOutput out) {
        FieldHasher hasher = sensitive.hasher();
        String keyId = out.isHashed() && hasher != null ? hasher.keyId() : null;
        if (!out.isFull()) {
            byte[] bytes = out.toByteArray();
            return new Payload(format, Completeness.COMPLETE, bytes.length, ByteBuffer.wrap(bytes), keyId);
        }
        byte[] bytes = switch (format) {
            case BYTES -> out.toByteArray();
            case TEXT -> out.toWholeCharacters();
            case JSON -> out.toWholeEscapes();
        };
        return new Payload(format, Completeness.TRUNCATED, -1, ByteBuffer.wrap(bytes), keyId);
    }

    private void withhold(String reason, Throwable broken, Failures failures) {
        if (trial.failed()) {
            failures.once(
                    Area.WITHHELD,
                    "every answer of migration " + migration
                            + " is withheld, so nothing of it can be compared, and Gnomon "
                            + "does not try again until the service is restarted: " + reason,
                    broken);
        } else {
            failures.once(Area.CAPTURE, "an answer of migration " + migration + " is withheld: " + reason, broken);
        }
    }

    private String reason(Object answer, Throwable broken) {
        if (broken instanceof UnfaithfulException) {
            return String.valueOf(broken.getMessage());
        }
        String type = answer.getClass().getName();
        if (broken instanceof CharacterCodingException) {
            return type + " is a text with half of a surrogate pair, which UTF-8 cannot hold";
        }
        return type
                + (sensitive.paths().isEmpty()
                        ? " cannot be encoded"
                        : " cannot be encoded and hashed within the limit")
                + " (" + broken.getClass().getName()
                + "): give the migration an encoder (MigrationOptions.payload), or answer something that can be";
    }
}
