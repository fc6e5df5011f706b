package dev.gnomon.sdk;

import dev.gnomon.connect.ConnectionTrouble;
import dev.gnomon.schemas.Completeness;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.PayloadFormat;
import dev.gnomon.sdk.internal.payload.Payload;
import dev.gnomon.sdk.spi.DropReason;
import dev.gnomon.sdk.spi.GnomonFailure.Area;
import dev.gnomon.sdk.spi.Sink;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;

/** One observation on its way from the dispatcher to the sink. Gives its part of the budget back when it is settled. */
final class Parcel implements Sink.Delivery {

    private final Observation observation;
    private final Tally tally;
    private final InFlight inFlight;
    private final int estimate;
    private final int charge;
    private final AtomicBoolean settled = new AtomicBoolean();

    private Parcel(Captured captured, Payload payload, InFlight inFlight) {
        // Not the captured answer itself, which may be larger than what is left of it, and lives until Kafka is back.
        tally = captured.call().tally(captured.side());
        this.inFlight = inFlight;
        observation = observation(captured, payload, inFlight.service());
        estimate = captured.charge();
        charge = Captured.charge(captured.call(), captured.failure(), payload.stored());
    }

    /** Encodes what is not encoded yet. */
    static Parcel of(Captured captured, InFlight inFlight) {
        Payload payload = captured.payload();
        if (captured.failure() != null) {
            payload = new Payload(PayloadFormat.JSON, Completeness.COMPLETE, 0, null, null);
        } else if (payload == null) {
            payload = captured.call().track().encoder().encode(captured.answer(), inFlight.failures());
        }
        captured.call().tally(captured.side()).note(payload.completeness());
        captured.call().track().learnPayloadSize(payload.stored());
        Parcel parcel = new Parcel(captured, payload, inFlight);
        inFlight.parcels().add(parcel);
        return parcel;
    }

    /** Charges the real size instead of the estimated one; says whether it fits. */
    boolean fits() {
        return inFlight.budget().correct(estimate, charge);
    }

    Observation observation() {
        return observation;
    }

    @Override
    public void published() {
        if (settle()) {
            tally.publish();
        }
    }

    @Override
    public void dropped(DropReason reason, @Nullable Throwable cause) {
        if (settle()) {
            tally.drop(reason);
            if (reason != DropReason.CLOSED && reason != DropReason.CANCELLED) {
                inFlight.failures()
                        .report(
                                Area.KAFKA,
                                reason.tag() + ": an observation of " + observation.getMigration() + why(cause),
                                cause);
            }
        }
    }

    /** In words where Kafka refuses; what else is thrown may repeat data of the service. */
    private static String why(@Nullable Throwable cause) {
        return cause instanceof AuthenticationException || cause instanceof AuthorizationException
                ? ": " + ConnectionTrouble.explain(cause)
                : "";
    }

    private boolean settle() {
        boolean first = settled.compareAndSet(false, true);
        if (first) {
            inFlight.parcels().remove(this);
            inFlight.budget().release(charge);
        }
        return first;
    }

    private static Observation observation(Captured captured, Payload payload, String service) {
        Call call = captured.call();
        Request request = call.request();
        MigrationOptions<?> options = call.track().options();
        long nanos = captured.latencyNanos();
        Observation made = new Observation();
        made.setMigration(call.track().migration());
        made.setRequestId(request.id());
        made.setSide(captured.side());
        made.setOperation(Tags.shorten(request.operation() == null ? options.operation : request.operation()));
        made.setMode(call.mode());
        made.setEpoch(call.epoch());
        made.setAnsweredAt(Instant.now().minusNanos(System.nanoTime() - captured.endedAt()));
        made.setLatencyMicros(nanos < 0 ? -1 : nanos / 1_000);
        made.setService(service);
        made.setVersions(Tags.merge(options.versions, request.versions()));
        made.setTags(Tags.merge(options.tags, request.tags()));
        made.setTraceParent(call.traceParent());
        made.setHashKeyId(payload.hashKeyId());
        made.setFormat(payload.format());
        made.setCompleteness(payload.completeness());
        made.setPayloadBytes(payload.size());
        made.setFailure(captured.failure());
        made.setPayload(payload.bytes());
        return made;
    }
}
