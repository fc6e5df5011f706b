package dev.gnomon.compare;

import dev.gnomon.schemas.Difference;
import dev.gnomon.schemas.Side;
import dev.gnomon.schemas.Verdict;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request, and why.
 *
 * @param verdict the verdict
 * @param differences where the sides differ, in document order, a few of each place and kind, at most 100; empty unless
 *     the verdict is MISMATCH
 * @param omitted how many further differences there are, 0 or more
 * @param signature what judgements of the same cause have in common, at most 300 characters; see {@link Signature}
 * @param reason why the pair is NOT_COMPARABLE or EXCLUDED, in one sentence that quotes no payload; null for the others
 * @param match how much a MATCH says; {@link Match#EXACT} for every other verdict
 */
public record Judgement(
        Verdict verdict,
        List<Difference> differences,
        int omitted,
        String signature,
        @Nullable String reason,
        Match match) {

    static final Judgement MATCH = match(Match.EXACT);

    /** How much a MATCH says. */
    public enum Match {
        /** The sides gave the same answer, and it says something. */
        EXACT,
        /** The sides gave the same empty answer or the same failure, which shows little. */
        VACUOUS,
        /** Without the rules it would be none. */
        BY_RULE
    }

    /** Copies the differences. */
    public Judgement {
        differences = List.copyOf(differences);
    }

    /** A judgement that is no MATCH. */
    public Judgement(
            Verdict verdict, List<Difference> differences, int omitted, String signature, @Nullable String reason) {
        this(verdict, differences, omitted, signature, reason, Match.EXACT);
    }

    /** The judgement on a request whose counterpart did not come within the window. */
    public static Judgement missing(Side missing) {
        return of(missing == Side.NEW ? Verdict.MISSING_NEW : Verdict.MISSING_OLD, List.of());
    }

    static Judgement match(Match match) {
        return new Judgement(Verdict.MATCH, List.of(), 0, Signature.of(Verdict.MATCH, List.of()), null, match);
    }

    static Judgement of(Verdict verdict, Collection<String> causes) {
        return new Judgement(verdict, List.of(), 0, Signature.of(verdict, causes), null);
    }

    static Judgement mismatch(List<Difference> differences, int omitted, Collection<String> places) {
        return new Judgement(Verdict.MISMATCH, differences, omitted, Signature.of(Verdict.MISMATCH, places), null);
    }

    static Judgement because(Verdict verdict, String cause, String reason) {
        return new Judgement(verdict, List.of(), 0, Signature.of(verdict, List.of(cause)), reason);
    }

    static Judgement notComparable(String reason) {
        return because(Verdict.NOT_COMPARABLE, reason, reason);
    }
}
