package dev.gnomon.comparator.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gnomon.embedded.EmbeddedKafka;
import dev.gnomon.embedded.TopicContents;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the pairing relies on and Kafka Streams does not promise: that a cache is flushed before the commit that it belongs
 * to. A later version that does it otherwise must fail here.
 */
class CommitSignalIT {

    private static final StoreDef<String, Long> COUNT =
            new StoreDef<>("count", Serdes.String(), Serdes.Long(), false, Map.of());
    private static final TopicPartition INPUT = new TopicPartition("input", 0);
    private static final String CHANGELOG = "commits-count-changelog";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private EmbeddedKafka kafka;
    private Admin admin;

    @BeforeEach
    void start() throws Exception {
        kafka = EmbeddedKafka.start(folder.resolve("broker"));
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        admin.createTopics(List.of(new NewTopic(INPUT.topic(), 1, (short) 1)))
                .all()
                .get();
    }

    @AfterEach
    void stop() {
        admin.close();
        kafka.close();
    }

    @Test
    void whatIsWrittenBeforeACommitIsPartOfIt() throws Exception {
        try (KafkaStreams streams = run(new AtomicLong(), false)) {
            streams.start();
            send(500);
            await().atMost(PATIENCE).ignoreExceptions().until(() -> committed() == 500);
            assertThat(lastCount()).isEqualTo(500);

            send(300);
            streams.close(PATIENCE);
        }
        assertThat(lastCount()).isEqualTo(committed());
    }

    @Test
    void itIsWrittenAlsoWhenNothingButTimePasses() {
        AtomicLong punctuations = new AtomicLong();
        try (KafkaStreams streams = run(punctuations, true)) {
            streams.start();
            await().atMost(PATIENCE).ignoreExceptions().until(() -> lastCount() > 3);
            streams.close(PATIENCE);
        }
        assertThat(lastCount()).isEqualTo(punctuations.get());
    }

    private KafkaStreams run(AtomicLong count, boolean byTime) {
        CommitSignal signal = new CommitSignal();
        Topology topology = new Topology()
                .addSource("source", new StringDeserializer(), new StringDeserializer(), INPUT.topic())
                .addProcessor("counting", () -> new Counting(signal, count, byTime), "source")
                .addStateStore(signal.builder(), "counting")
                .addStateStore(COUNT.builder(), "counting");
        Properties properties = new Properties();
        properties.putAll(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                "commits",
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrapServers(),
                StreamsConfig.STATE_DIR_CONFIG,
                folder.resolve("state").toString(),
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.EXACTLY_ONCE_V2,
                StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG,
                1 << 20,
                StreamsConfig.consumerPrefix("auto.offset.reset"),
                "earliest"));
        return new KafkaStreams(topology, properties);
    }

    /** Counts on the heap, and writes the count to its store only when the signal says so. */
    private static final class Counting implements Processor<String, String, Void, Void> {

        private final CommitSignal signal;
        private final AtomicLong count;
        private final boolean byTime;
        private Runnable raise = () -> {};

        Counting(CommitSignal signal, AtomicLong count, boolean byTime) {
            this.signal = signal;
            this.count = count;
            this.byTime = byTime;
        }

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            raise = () -> CommitSignal.raise(context);
            KeyValueStore<String, Long> store = COUNT.open(context);
            signal.connect(context, () -> store.put("count", count.get()));
            if (byTime) {
                context.schedule(Duration.ofMillis(100), PunctuationType.WALL_CLOCK_TIME, now -> countOne());
            }
        }

        @Override
        public void process(Record<String, String> record) {
            countOne();
        }

        private void countOne() {
            count.incrementAndGet();
            raise.run();
        }
    }

    private void send(int records) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            for (int record = 0; record < records; record++) {
                var unused = producer.send(new ProducerRecord<>(INPUT.topic(), "key", "value"));
            }
        }
    }

    private long committed() throws Exception {
        OffsetAndMetadata offset = admin.listConsumerGroupOffsets("commits")
                .partitionsToOffsetAndMetadata()
                .get()
                .get(INPUT);
        return offset == null ? 0 : offset.offset();
    }

    /** The last count that a reader of committed records gets from the changelog. */
    private long lastCount() {
        List<ConsumerRecord<byte[], byte[]>> counts = TopicContents.of(kafka.bootstrapServers(), CHANGELOG);
        return counts.isEmpty()
                ? 0
                : Serdes.Long()
                        .deserializer()
                        .deserialize(CHANGELOG, counts.get(counts.size() - 1).value());
    }
}
