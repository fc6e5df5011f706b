package dev.gnomon.compare;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.JsonReader;
import dev.gnomon.compare.json.Unreadable;
import dev.gnomon.compare.json.Utf8;
import dev.gnomon.schemas.Completeness;
import dev.gnomon.schemas.DifferenceKind;
import dev.gnomon.schemas.Failure;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.PayloadFormat;
import dev.gnomon.schemas.Verdict;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Judges what two sides answered to the same request.
 *
 * <pre>{@code
 * Judgement judgement = new Judge().judge(oldSide, newSide);
 * }</pre>
 *
 * <p>The first of these that applies decides:
 *
 * <ol>
 *   <li>different authorities, or different declared versions of one name: EXCLUDED
 *   <li>both failed: MATCH if the failures have the same type, else FAILURES_DIFFER; one failed: OLD_FAILED or NEW_FAILED
 *   <li>sensitive fields hashed with different keys, different formats, a payload cut, withheld or absent:
 *       NOT_COMPARABLE
 *   <li>the same bytes: MATCH, without looking into them
 *   <li>a payload that is not what its format says, or beyond the limits of {@link JsonReader}: NOT_COMPARABLE
 *   <li>the same content: MATCH, else MISMATCH
 * </ol>
 *
 * <p>JSON is compared by content: the order of keys has no meaning, the order of lists has, numbers are equal if they
 * are the same number (1.0 and 1e0), and null is a value of its own. TEXT is compared by character, BYTES by byte.
 *
 * <p>Safe for use by several threads. Changes nothing of what it is given; neither hostile payloads nor large ones make
 * it throw.
 */
public final class Judge {

    /** Bytes of a payload of any format that are shown in a difference: 200 characters in Base64. */
    private static final int MAX_SHOWN_BYTES = 150;

    /** What became of the request; that both observations are of the same request is taken for granted. */
    public Judgement judge(Observation oldSide, Observation newSide) {
        Judgement excluded = excluded(oldSide, newSide);
        if (excluded != null) {
            return excluded;
        }
        if (oldSide.getFailure() != null || newSide.getFailure() != null) {
            return failed(oldSide.getFailure(), newSide.getFailure());
        }
        if (!Objects.equals(oldSide.getHashKeyId(), newSide.getHashKeyId())) {
            return notComparable("the sides' sensitive fields were hashed with different keys");
        }
        if (oldSide.getFormat() != newSide.getFormat()) {
            return notComparable(
                    "the old side answered in " + oldSide.getFormat() + ", the new side in " + newSide.getFormat());
        }
        String incomplete = incomplete("old", oldSide);
        incomplete = incomplete == null ? incomplete("new", newSide) : incomplete;
        return incomplete == null ? judgePayloads(oldSide, newSide) : notComparable(incomplete);
    }

    private static @Nullable Judgement excluded(Observation oldSide, Observation newSide) {
        if (oldIsAuthoritative(oldSide.getMode()) != oldIsAuthoritative(newSide.getMode())) {
            String cause = "the sides ran under different authorities";
            String modes = ": the old side in " + oldSide.getMode() + ", the new side in " + newSide.getMode();
            return Judgement.because(Verdict.EXCLUDED, cause, cause + modes);
        }
        Map<String, String> newVersions = newSide.getVersions();
        for (String name : new TreeSet<>(oldSide.getVersions().keySet())) {
            String newVersion = newVersions.get(name);
            if (newVersion != null && !newVersion.equals(oldSide.getVersions().get(name))) {
                String cause = "the sides declare different versions of " + Shortened.to(MAX_SHOWN_BYTES, name);
                return Judgement.because(Verdict.EXCLUDED, cause, cause);
            }
        }
        return null;
    }

    private static boolean oldIsAuthoritative(Mode mode) {
        return mode == Mode.OLD || mode == Mode.SHADOW;
    }

    private static Judgement failed(@Nullable Failure oldFailure, @Nullable Failure newFailure) {
        if (oldFailure == null) {
            return Judgement.of(
                    Verdict.NEW_FAILED,
                    List.of(Objects.requireNonNull(newFailure).getType()));
        }
        if (newFailure == null) {
            return Judgement.of(Verdict.OLD_FAILED, List.of(oldFailure.getType()));
        }
        if (oldFailure.getType().equals(newFailure.getType())) {
            return Judgement.MATCH;
        }
        return Judgement.of(Verdict.FAILURES_DIFFER, List.of(oldFailure.getType(), newFailure.getType()));
    }

    private static @Nullable String incomplete(String side, Observation observation) {
        if (observation.getCompleteness() == Completeness.TRUNCATED) {
            return "the " + side + " side's payload was cut at the size limit";
        }
        if (observation.getCompleteness() == Completeness.WITHHELD) {
            return "the " + side + " side's payload was withheld";
        }
        return observation.getPayload() == null ? "the " + side + " side has no payload" : null;
    }

    private static Judgement judgePayloads(Observation oldSide, Observation newSide) {
        ByteBuffer oldPayload = Objects.requireNonNull(oldSide.getPayload());
        ByteBuffer newPayload = Objects.requireNonNull(newSide.getPayload());
        if (oldPayload.equals(newPayload)) {
            return Judgement.MATCH;
        }
        PayloadFormat format = oldSide.getFormat();
        JsonReader reader = new JsonReader();
        String side = "old";
        try {
            Json oldValue = read(reader, format, oldPayload);
            side = "new";
            Json newValue = read(reader, format, newPayload);
            return format == PayloadFormat.JSON
                    ? JsonComparison.compare(oldValue, newValue)
                    : changed(oldValue, newValue);
        } catch (Unreadable unreadable) {
            String subject = "the " + side + " side's payload ";
            return Judgement.because(
                    Verdict.NOT_COMPARABLE, subject + unreadable.sort(), subject + unreadable.getMessage());
        }
    }

    private static Json read(JsonReader reader, PayloadFormat format, ByteBuffer payload) throws Unreadable {
        return switch (format) {
            case JSON -> reader.read(payload);
            case TEXT -> Json.string(Utf8.decode(payload));
            case BYTES -> Json.string(base64(payload));
        };
    }

    private static String base64(ByteBuffer payload) {
        byte[] shown = new byte[Math.min(payload.remaining(), MAX_SHOWN_BYTES)];
        payload.duplicate().get(shown);
        return Base64.getEncoder().encodeToString(shown);
    }

    /** Payloads without structure, of which only the beginning may have been read: known to differ. */
    private static Judgement changed(Json oldValue, Json newValue) {
        Differences differences = new Differences();
        differences.add(Pointer.ROOT, DifferenceKind.CHANGED, oldValue, newValue);
        return differences.judgement();
    }

    private static Judgement notComparable(String reason) {
        return Judgement.because(Verdict.NOT_COMPARABLE, reason, reason);
    }
}
