package dev.gnomon.comparator.desk;

import dev.gnomon.comparator.control.StateMachine;
import dev.gnomon.comparator.query.IncompleteAnswerException;
import dev.gnomon.comparator.query.Reading;
import dev.gnomon.comparator.query.StatesQuery;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Command;
import dev.gnomon.schemas.Framing;
import dev.gnomon.schemas.MigrationState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes a command, then reads the topic onward from where it lies until its outcome comes by. So it does not matter
 * which process decides, and only what is committed counts.
 */
public final class KafkaCommandDesk implements CommandDesk, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);

    private final String topic;
    private final Producer<byte[], byte[]> producer;
    private final Map<String, Object> consumerProperties;
    private final StatesQuery states;
    private final StateMachine machine;
    private final Codec<Command> codec = Codec.of(Command.class);
    private final Framing framing;
    private final Serializer<Command> serializer;

    /**
     * What a desk needs.
     *
     * @param topic the topic of the commands
     * @param producer properties of its producer, without serializers
     * @param consumer properties of its consumers, without deserializers
     */
    public record Connection(
            String topic, Map<String, Object> producer, Map<String, Object> consumer, Framing framing) {

        /** Copies the maps. */
        public Connection {
            producer = Map.copyOf(producer);
            consumer = Map.copyOf(consumer);
        }

        /** The properties may hold passwords. */
        @Override
        public String toString() {
            return "Connection[topic=" + topic + "]";
        }
    }

    /** A desk that rehearses with {@code states} and {@code machine}. */
    public KafkaCommandDesk(Connection connection, StatesQuery states, StateMachine machine) {
        topic = connection.topic();
        framing = connection.framing();
        serializer = framing.serializer(codec);
        consumerProperties = connection.consumer();
        producer = new KafkaProducer<>(connection.producer(), new ByteArraySerializer(), new ByteArraySerializer());
        this.states = states;
        this.machine = machine;
    }

    @Override
    public Command rehearse(Command command) {
        Reading<MigrationState> state = states.of(command.getMigration());
        if (state.staleness() != null) {
            throw new IncompleteAnswerException(
                    "what would be decided depends on the state in force, and only a copy that"
                            + " is behind can be read at the moment");
        }
        return machine.decide(command, state.first(), Instant.now()).command();
    }

    @Override
    public Command decide(Command command) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        RecordMetadata place = send(command, deadline);
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(consumerProperties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, place.partition());
            consumer.assign(List.of(partition));
            consumer.seek(partition, place.offset() + 1);
            return await(command, consumer, deadline);
        } catch (KafkaException unreadable) {
            throw undecided(command, unreadable);
        }
    }

    private RecordMetadata send(Command command, long deadline) {
        byte[] key = command.getMigration().getBytes(StandardCharsets.UTF_8);
        try {
            return producer.send(new ProducerRecord<>(topic, key, serializer.serialize(topic, command)))
                    .get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException unsent) {
            throw new UndecidedException(
                    "command " + command.getCommandId() + " could not be sent to Kafka; send it again with this ID",
                    unsent);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw undecided(command, interrupted);
        }
    }

    private Command await(Command command, Consumer<byte[], byte[]> consumer, long deadline) {
        while (System.nanoTime() - deadline < 0) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                Command decided = decided(record);
                if (decided != null
                        && decided.getCommandId().equals(command.getCommandId())
                        && decided.getMigration().equals(command.getMigration())) {
                    return decided;
                }
            }
        }
        throw undecided(command, null);
    }

    private @Nullable Command decided(ConsumerRecord<byte[], byte[]> record) {
        try {
            Command command = record.value() == null ? null : codec.decode(framing.own(codec, record.value()));
            return command == null || command.getOutcome() == null ? null : command;
        } catch (SerializationException foreign) {
            return null;
        }
    }

    private static UndecidedException undecided(Command command, @Nullable Exception cause) {
        String message = "command " + command.getCommandId() + " was sent, but not decided within "
                + PATIENCE.toSeconds() + " s; send it again with this ID to learn what became of it";
        return cause == null ? new UndecidedException(message) : new UndecidedException(message, cause);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
