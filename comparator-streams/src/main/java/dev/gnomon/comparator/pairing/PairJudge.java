package dev.gnomon.comparator.pairing;

import dev.gnomon.compare.Judge;
import dev.gnomon.compare.Judgement;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Discrepancy;
import dev.gnomon.schemas.Modes;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Side;
import dev.gnomon.schemas.SideSummary;
import dev.gnomon.schemas.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Turns the records of a request into its verdict, and into the discrepancy event where that is no match. */
final class PairJudge {

    private final Codec<Observation> codec;
    private final Judge judge = new Judge();
    private final int partition;

    PairJudge(Codec<Observation> codec, int partition) {
        this.codec = codec;
        this.partition = partition;
    }

    /** One side of a request: its record, null where it could not be had any more, and where that is. */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared or copied
    record SideRecord(byte @Nullable [] bytes, long offset) {}

    /**
     * What every event says of its time.
     *
     * @param openedMinute the minute in which the request's first side arrived; an ID that is used again later is
     *     another request
     * @param now when it was decided
     */
    record Moment(int openedMinute, long now) {}

    /** The verdict on a pair, as an event of revision 0; also where it is a match. */
    Discrepancy pair(SideRecord oldSide, SideRecord newSide, Moment moment) {
        Observation oldObservation = decode(oldSide);
        Observation newObservation = decode(newSide);
        Observation known = oldObservation == null ? newObservation : oldObservation;
        if (known == null) {
            throw new IllegalArgumentException("neither record of a pair can be decoded");
        }
        Judgement judgement =
                oldObservation == null || newObservation == null ? gone() : judge.judge(oldObservation, newObservation);
        Discrepancy event = event(known, judgement, moment);
        event.setOldSide(summary(oldObservation, oldSide.offset()));
        event.setNewSide(summary(newObservation, newSide.offset()));
        return event;
    }

    /** The verdict that the counterpart of this side is missing; null where the side's record is gone as well. */
    @Nullable
    Discrepancy missing(SideRecord present, Side side, Moment moment) {
        Observation observation = decode(present);
        if (observation == null) {
            return null;
        }
        Discrepancy event = event(observation, Judgement.missing(Modes.other(side)), moment);
        if (side == Side.OLD) {
            event.setOldSide(summary(observation, present.offset()));
        } else {
            event.setNewSide(summary(observation, present.offset()));
        }
        return event;
    }

    private @Nullable Observation decode(SideRecord side) {
        byte[] bytes = side.bytes();
        if (bytes == null) {
            return null;
        }
        try {
            return codec.decode(bytes);
        } catch (SerializationException unreadable) {
            return null; // its frame was readable, but not all of its text
        }
    }

    private static Judgement gone() {
        return new Judgement(
                Verdict.NOT_COMPARABLE,
                List.of(),
                0,
                "NOT_COMPARABLE record gone",
                "The record of the side that came first is not in its topic any more, or cannot be decoded.");
    }

    private static Discrepancy event(Observation known, Judgement judgement, Moment moment) {
        return Discrepancy.newBuilder()
                .setDiscrepancyId(idOf(known, moment))
                .setRevision(0)
                .setMigration(known.getMigration())
                .setRequestId(known.getRequestId())
                .setOperation(known.getOperation())
                .setVerdict(judgement.verdict())
                .setDecidedAt(Instant.ofEpochMilli(moment.now()))
                .setReason(judgement.reason())
                .setDifferences(judgement.differences())
                .setDifferencesOmitted(judgement.omitted())
                .setSignature(judgement.signature())
                .build();
    }

    private static String idOf(Observation observation, Moment moment) {
        String request = observation.getMigration() + '\n' + observation.getRequestId() + '\n' + moment.openedMinute();
        return UUID.nameUUIDFromBytes(request.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private @Nullable SideSummary summary(@Nullable Observation side, long offset) {
        if (side == null) {
            return null;
        }
        return SideSummary.newBuilder()
                .setPartition(partition)
                .setOffset(offset)
                .setMode(side.getMode())
                .setEpoch(side.getEpoch())
                .setAnsweredAt(side.getAnsweredAt())
                .setLatencyMicros(side.getLatencyMicros())
                .setService(side.getService())
                .setPayloadBytes(side.getPayloadBytes())
                .setFailure(side.getFailure())
                .setTraceParent(side.getTraceParent())
                .build();
    }
}
