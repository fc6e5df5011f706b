package dev.gnomon.compare;

import dev.gnomon.compare.json.ContentHash;
import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.JsonReader;
import dev.gnomon.compare.json.TreeMemory;
import dev.gnomon.compare.rules.CompiledRules;
import dev.gnomon.compare.rules.FailureName;
import dev.gnomon.compare.rules.RuleSet;
import dev.gnomon.schemas.Completeness;
import dev.gnomon.schemas.DifferenceKind;
import dev.gnomon.schemas.Failure;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.PayloadFormat;
import dev.gnomon.schemas.Side;
import dev.gnomon.schemas.Verdict;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
 *   <li>both failed: MATCH if the failures have the same type under the rules, else FAILURES_DIFFER; one failed: OLD_FAILED or NEW_FAILED
 *   <li>sensitive fields hashed with different keys, different formats, a payload cut, withheld or absent:
 *       NOT_COMPARABLE
 *   <li>the same bytes, and no rule for one side only: MATCH, without looking into them
 *   <li>a payload that is not what its format says, or beyond the limits of {@link
 *       dev.gnomon.compare.json.JsonReader}: NOT_COMPARABLE
 *   <li>a rule that cannot be applied, or more steps than the payloads' size allows: NOT_COMPARABLE
 *   <li>the same content under the rules: MATCH, else MISMATCH
 * </ol>
 *
 * <p>JSON is compared by content: the order of keys has no meaning, the order of lists has, numbers are equal if they
 * are the same number (1.0 and 1e0), and null is a value of its own. TEXT is compared by character, BYTES by byte.
 *
 * <p>Safe for use by several threads. Changes nothing of what it is given; neither hostile payloads nor large ones make
 * it throw.
 */
public final class Judge {

    /** Bytes of a payload of any format that are shown in a difference: 160 characters in Base64. */
    private static final int MAX_SHOWN_BYTES = 120;

    private static final int MAX_EMPTY_BYTES = 32;
    private static final Set<String> EMPTY = Set.of("", "null", "\"\"", "[]", "{}");
    private static final Judgement VACUOUS = Judgement.match(Judgement.Match.VACUOUS);

    private final long maxTreeBytes;

    /** A judge whose pairs may take an eighth of the heap; see {@link TreeMemory}. */
    public Judge() {
        this(TreeMemory.share());
    }

    /**
     * @param maxTreeBytes what both payloads of a pair may take together while they are compared
     */
    public Judge(long maxTreeBytes) {
        this.maxTreeBytes = maxTreeBytes;
    }

    /** Judges without rules. That both observations are of the same request is taken for granted. */
    public Judgement judge(Observation oldSide, Observation newSide) {
        return judge(oldSide, newSide, RuleSet.NONE);
    }

    /** Judges under the rules for the operation of the request, which the old side names or else the new one. */
    public Judgement judge(Observation oldSide, Observation newSide, RuleSet rules) {
        String operation = oldSide.getOperation() == null ? newSide.getOperation() : oldSide.getOperation();
        return judge(oldSide, newSide, rules.compile(operation));
    }

    private Judgement judge(Observation oldSide, Observation newSide, CompiledRules rules) {
        Judgement excluded = excluded(oldSide, newSide);
        if (excluded != null) {
            return excluded;
        }
        if (oldSide.getFailure() != null || newSide.getFailure() != null) {
            return failed(rules, oldSide.getFailure(), newSide.getFailure());
        }
        if (hashedDifferently(oldSide.getHashKeyId(), newSide.getHashKeyId())) {
            return Judgement.notComparable("the sides' sensitive fields were hashed with different keys");
        }
        if (oldSide.getFormat() != newSide.getFormat()) {
            return Judgement.notComparable(
                    "the old side answered in " + oldSide.getFormat() + ", the new side in " + newSide.getFormat());
        }
        String incomplete = incomplete("old", oldSide);
        incomplete = incomplete == null ? incomplete("new", newSide) : incomplete;
        return incomplete == null ? judge(payloads(oldSide, newSide), rules) : Judgement.notComparable(incomplete);
    }

    private static Payloads payloads(Observation oldSide, Observation newSide) {
        return new Payloads(
                oldSide.getFormat(),
                Objects.requireNonNull(oldSide.getPayload()),
                Objects.requireNonNull(newSide.getPayload()));
    }

    /** A side that has hashed nothing names no key: its field may be null, and the other's is not. */
    private static boolean hashedDifferently(@Nullable String oldKey, @Nullable String newKey) {
        return oldKey != null && newKey != null && !oldKey.equals(newKey);
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

    private static Judgement failed(CompiledRules rules, @Nullable Failure oldFailure, @Nullable Failure newFailure) {
        FailureName oldName = oldFailure == null ? null : rules.failure(Side.OLD, oldFailure.getType(), null);
        FailureName newName = newFailure == null ? null : rules.failure(Side.NEW, newFailure.getType(), null);
        if (oldFailure != null && newFailure != null && oldName != null && oldName.equals(newName)) {
            boolean exact = oldFailure.getType().equals(newFailure.getType());
            return Judgement.match(exact ? Judgement.Match.VACUOUS : Judgement.Match.BY_RULE);
        }
        List<String> causes = new ArrayList<>();
        if (oldName != null) {
            causes.add(oldName.type());
        }
        if (newName != null) {
            causes.add(newName.type());
        }
        if (causes.size() == 2) {
            return Judgement.of(Verdict.FAILURES_DIFFER, causes);
        }
        return Judgement.of(oldName == null ? Verdict.NEW_FAILED : Verdict.OLD_FAILED, causes);
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

    /** Judges two answers of successful calls, under rules that were compiled for the operation. */
    public Judgement judge(Payloads payloads, CompiledRules rules) {
        PayloadFormat format = payloads.format();
        ByteBuffer oldPayload = payloads.oldPayload();
        ByteBuffer newPayload = payloads.newPayload();
        boolean same = oldPayload.equals(newPayload);
        if (same && (format == PayloadFormat.BYTES || !rules.sided())) {
            return isEmpty(oldPayload) ? VACUOUS : Judgement.MATCH;
        }
        if (format == PayloadFormat.BYTES) {
            return changed(oldPayload, newPayload);
        }
        JsonReader reader = new JsonReader(ContentHash.PROCESS, new TreeMemory(maxTreeBytes));
        StepBudget budget = StepBudget.forBytes((long) oldPayload.remaining() + newPayload.remaining(), reader);
        Judgement judgement = new PayloadComparison(rules, format, reader, budget).judge(oldPayload, newPayload);
        return judgement.equals(Judgement.MATCH) && isEmpty(oldPayload) ? VACUOUS : judgement;
    }

    /** Whether an answer says nothing: no bytes, null, "", [] or {}. */
    private static boolean isEmpty(ByteBuffer payload) {
        if (payload.remaining() > MAX_EMPTY_BYTES) {
            return false;
        }
        String text = StandardCharsets.UTF_8.decode(payload.duplicate()).toString();
        return EMPTY.contains(text.replaceAll("[ \\t\\r\\n]", ""));
    }

    private static Judgement changed(ByteBuffer oldPayload, ByteBuffer newPayload) {
        int differsAt = oldPayload.mismatch(newPayload);
        // Whole groups of three bytes, so that the same bytes look the same.
        int from = Math.max(0, differsAt - MAX_SHOWN_BYTES / 3) / 3 * 3;
        Differences differences = new Differences();
        differences.add(Pointer.ROOT, DifferenceKind.CHANGED, base64(oldPayload, from), base64(newPayload, from));
        return differences.judgement();
    }

    private static Json base64(ByteBuffer payload, int from) {
        byte[] shown = new byte[Math.min(payload.remaining() - from, MAX_SHOWN_BYTES)];
        payload.duplicate().position(payload.position() + from).get(shown);
        return Json.string(
                (from == 0 ? "" : "…" + from + "…") + Base64.getEncoder().encodeToString(shown));
    }
}
