package dev.gnomon.compare;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.JsonReader;
import dev.gnomon.compare.json.Unreadable;
import dev.gnomon.compare.json.Utf8;
import dev.gnomon.compare.rules.CannotApply;
import dev.gnomon.compare.rules.CompiledRules;
import dev.gnomon.compare.values.Work;
import dev.gnomon.schemas.DifferenceKind;
import dev.gnomon.schemas.PayloadFormat;
import dev.gnomon.schemas.Side;
import dev.gnomon.schemas.Verdict;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares two payloads of one format under rules. For one pair, on one thread. */
final class PayloadComparison {

    private final CompiledRules rules;
    private final PayloadFormat format;
    private final JsonReader reader;
    private final StepBudget budget;
    private final Work work;

    /** The side that is read just now, for messages. */
    private Side reading = Side.OLD;

    PayloadComparison(CompiledRules rules, PayloadFormat format, JsonReader reader, StepBudget budget) {
        this.rules = rules;
        this.format = format;
        this.reader = reader;
        this.budget = budget;
        this.work = new PairWork(budget, reader);
    }

    /** The work on the pair: texts inside the payloads are read within the same bound on memory. */
    private record PairWork(StepBudget budget, JsonReader reader) implements Work {

        @Override
        public void spend(long steps) {
            budget.spend(steps);
        }

        @Override
        public Json read(String text) throws Unreadable {
            return reader.read(text);
        }
    }

    /**
     * A payload that was read.
     *
     * @param sent what was sent, without rules; its text if it is not what its format says
     * @param parsed what a rule has read from its text; null if none has
     * @param isReadable whether it is what its format says
     */
    private record Payload(Json sent, @Nullable Json parsed, boolean isReadable) {}

    /** The verdict on two payloads whose bytes differ, or that a rule for one side makes different. */
    Judgement judge(ByteBuffer oldPayload, ByteBuffer newPayload) {
        try {
            Payload oldRead = read(Side.OLD, oldPayload, false);
            Payload newRead = read(Side.NEW, newPayload, oldRead.parsed() != null);
            if (!oldRead.isReadable() && oldRead.parsed() == null && newRead.parsed() == null) {
                reading = Side.OLD;
                reader.read(oldPayload);
            }
            return compare(oldRead, newRead);
        } catch (Unreadable unreadable) {
            String subject = "the " + (reading == Side.OLD ? "old" : "new") + " side's payload ";
            return Judgement.because(
                    Verdict.NOT_COMPARABLE, subject + unreadable.sort(), subject + unreadable.getMessage());
        } catch (CannotApply failed) {
            return Judgement.notComparable(Objects.requireNonNull(failed.getMessage()));
        } catch (StepBudget.Spent spent) {
            return Judgement.notComparable(StepBudget.Spent.REASON);
        }
    }

    private Payload read(Side side, ByteBuffer payload, boolean otherIsParsed) throws Unreadable {
        reading = side;
        boolean mayParse = rules.root(side).normaliser() != null;
        if (format == PayloadFormat.JSON && !mayParse) {
            return new Payload(reader.read(payload), null, true);
        }
        String text = Utf8.decode(payload);
        Json parsed = mayParse ? Preparation.payload(rules, side, text, work) : null;
        if (format == PayloadFormat.TEXT) {
            return new Payload(Json.string(text), parsed, true);
        }
        try {
            return new Payload(reader.read(payload), parsed, true);
        } catch (Unreadable unreadable) {
            boolean oldMayStillBeText = side == Side.OLD && rules.root(Side.NEW).normaliser() != null;
            if (parsed == null && !otherIsParsed && !oldMayStillBeText) {
                throw unreadable;
            }
            return new Payload(Json.string(text), parsed, false);
        }
    }

    private Judgement compare(Payload oldPayload, Payload newPayload) throws CannotApply {
        Differences differences = new Differences();
        boolean changesNothing = rules.root(Side.OLD).quiet()
                && rules.root(Side.NEW).quiet()
                && rules.reshaper(Side.OLD) == null
                && rules.reshaper(Side.NEW) == null;
        if (changesNothing) {
            compare(new Document(oldPayload.sent()), new Document(newPayload.sent()), false, differences);
        } else {
            Preparation ofOld = new Preparation(rules, Side.OLD, work);
            Preparation ofNew = new Preparation(rules, Side.NEW, work);
            Document oldDocument = prepared(ofOld, oldPayload);
            Document newDocument = prepared(ofNew, newPayload);
            compare(oldDocument, newDocument, ofOld.tolerant() || ofNew.tolerant(), differences);
        }
        if (!differences.isEmpty()) {
            return differences.judgement();
        }
        boolean exact = oldPayload.isReadable()
                && newPayload.isReadable()
                && oldPayload.sent().hash() == newPayload.sent().hash();
        return exact ? Judgement.MATCH : Judgement.match(Judgement.Match.BY_RULE);
    }

    private static Document prepared(Preparation preparation, Payload payload) throws CannotApply {
        return payload.parsed() == null
                ? preparation.ofValue(payload.sent())
                : preparation.ofParsed(payload.sent(), payload.parsed());
    }

    private void compare(Document oldDocument, Document newDocument, boolean tolerant, Differences differences) {
        new JsonComparison(oldDocument, newDocument, tolerant, new All(differences), budget).run(rules.root(Side.OLD));
    }

    private record All(Differences differences) implements JsonComparison.Sink {

        @Override
        public boolean closed() {
            return false;
        }

        @Override
        public void add(Pointer at, DifferenceKind kind, @Nullable Json oldValue, @Nullable Json newValue) {
            differences.add(at, kind, oldValue, newValue);
        }
    }
}
