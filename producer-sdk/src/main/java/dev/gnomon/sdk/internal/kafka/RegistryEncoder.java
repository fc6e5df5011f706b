package dev.gnomon.sdk.internal.kafka;

import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Inquiry;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.RegistryException;
import dev.gnomon.schemas.RegistryFraming;
import dev.gnomon.sdk.internal.threads.Failures;
import dev.gnomon.sdk.spi.GnomonFailure.Area;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Encodes with Confluent's serializer, once the registry knows the schema for the topic. That is agreed on a thread of its
 * own; until then nothing is encoded. A registry that goes away later is not missed.
 */
final class RegistryEncoder implements ValueEncoder {

    private final Codec<Observation> codec = Codec.of(Observation.class);
    private final RegistryFraming framing;
    private final Serializer<Observation> serializer;
    private final Inquiry<String> inquiry;
    private final Set<String> agreed = ConcurrentHashMap.newKeySet();

    RegistryEncoder(RegistryFraming framing, Failures failures) {
        this.framing = framing;
        serializer = framing.serializer(codec);
        inquiry = new Inquiry<>(
                "gnomon-registry",
                this::agree,
                (topic, why) -> failures.report(Area.KAFKA, String.valueOf(why.getMessage()), why));
    }

    private void agree(String topic) {
        framing.negotiate(topic, codec);
        agreed.add(topic);
    }

    @Override
    public byte @Nullable [] encode(String topic, Observation observation) {
        if (agreed.contains(topic)) {
            return serializer.serialize(topic, observation);
        }
        inquiry.ask(topic);
        RegistryException failure = inquiry.lastFailure(topic);
        if (failure != null && failure.isRefusal()) {
            throw failure;
        }
        return null;
    }

    @Override
    public void close() {
        inquiry.close();
        framing.close();
    }
}
