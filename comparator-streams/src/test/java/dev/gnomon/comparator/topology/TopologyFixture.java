package dev.gnomon.comparator.topology;

import dev.gnomon.comparator.config.PairingConfig;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Command;
import dev.gnomon.schemas.Discrepancy;
import dev.gnomon.schemas.MigrationRates;
import dev.gnomon.schemas.MigrationState;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Side;
import dev.gnomon.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The production topology in the test driver, one partition, with a clock that the test moves. */
final class TopologyFixture implements AutoCloseable {

    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private static final Codec<Observation> CODEC = Codec.of(Observation.class);

    private static final Codec<Command> COMMANDS = Codec.of(Command.class);

    private final Topics topics = Topics.withPrefix("test.");
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final Map<TopicPartition, Map<Long, byte @Nullable []>> log = new HashMap<>();
    private final Map<TopicPartition, Long> unread = new HashMap<>();
    private final ComparatorTopology topology;
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> oldResults;
    private final TestInputTopic<byte[], byte[]> newResults;
    private final TestOutputTopic<String, Discrepancy> discrepancies;
    private final TestOutputTopic<byte[], byte[]> deadLetters;
    private final TestOutputTopic<String, MigrationRates> rates;
    private final TestInputTopic<byte[], byte[]> commands;
    private final TestOutputTopic<String, Command> outcomes;
    private final TestOutputTopic<String, MigrationState> migrations;
    private long now = START.toEpochMilli();
    private long brokerAhead;

    TopologyFixture(PairingConfig config, Path stateFolder) {
        TopologyPorts ports = new TopologyPorts(this::extent, this::read, () -> now, 1);
        topology = new ComparatorTopology(topics, config, ports);
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateFolder.toString());
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        driver = new TopologyTestDriver(topology.build(), properties, START);
        var bytes = new ByteArraySerializer();
        oldResults = driver.createInputTopic(topics.oldResults(), bytes, bytes);
        newResults = driver.createInputTopic(topics.newResults(), bytes, bytes);
        var strings = new StringDeserializer();
        discrepancies = driver.createOutputTopic(
                topics.discrepancies(), strings, Codec.of(Discrepancy.class).deserializer());
        deadLetters = driver.createOutputTopic(
                topics.deadLetters(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        rates = driver.createOutputTopic(
                topics.mismatchRates(), strings, Codec.of(MigrationRates.class).deserializer());
        commands = driver.createInputTopic(topics.commands(), bytes, bytes);
        outcomes = driver.createOutputTopic(
                topics.commands(), strings, Codec.of(Command.class).deserializer());
        migrations = driver.createOutputTopic(
                topics.migrations(), strings, Codec.of(MigrationState.class).deserializer());
    }

    void observe(Observation observation) {
        send(
                observation.getSide(),
                observation.getRequestId().getBytes(StandardCharsets.UTF_8),
                CODEC.encode(observation));
    }

    void send(Side side, byte @Nullable [] key, byte @Nullable [] value) {
        send(side, key, value, now + brokerAhead);
    }

    void send(Side side, byte @Nullable [] key, byte @Nullable [] value, long timestamp) {
        TopicPartition partition = new TopicPartition(topics.resultsOf(side), 0);
        long offset = ends.merge(partition, 1L, Long::sum) - 1;
        log.computeIfAbsent(partition, none -> new HashMap<>()).put(offset, value);
        (side == Side.NEW ? newResults : oldResults).pipeInput(key, value, timestamp);
    }

    /** From now on the broker's clock is so far ahead of ours. */
    void brokerIsAhead(Duration lead) {
        brokerAhead = lead.toMillis();
    }

    /** Says that the broker holds records of this side that have not been read yet. */
    void hasUnread(Side side, long records) {
        unread.put(new TopicPartition(topics.resultsOf(side), 0), records);
    }

    /** Lets time pass, by ticks. */
    void pass(Duration time) {
        for (long left = time.toMillis(); left > 0; left -= 1000) {
            now += Math.min(left, 1000);
            driver.advanceWallClockTime(Duration.ofMillis(Math.min(left, 1000)));
        }
    }

    List<Discrepancy> discrepancies() {
        return discrepancies.readValuesToList();
    }

    List<TestRecord<byte[], byte[]>> deadLetters() {
        return deadLetters.readRecordsToList();
    }

    /** The largest record that was written to each topic since the last look, changelogs included, key and value. */
    Map<String, Integer> writtenBytes() {
        Map<String, Integer> largest = new HashMap<>();
        for (String topic : driver.producedTopicNames()) {
            driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                    .readKeyValuesToList()
                    .forEach(record -> largest.merge(topic, lengthOf(record.key) + lengthOf(record.value), Math::max));
        }
        return largest;
    }

    private static int lengthOf(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    long deadLetterCount() {
        return topology.deadLetters();
    }

    /** The newest rates on the topic, by migration, after letting them be put together. */
    Map<String, MigrationRates> rates() {
        pass(Duration.ofSeconds(2));
        return rates.readKeyValuesToList().stream()
                .collect(Collectors.toMap(each -> each.key, each -> each.value, (earlier, later) -> later));
    }

    /** Sends a command and returns it with its outcome. */
    Command command(Command command) {
        sendCommand(command.getMigration().getBytes(StandardCharsets.UTF_8), COMMANDS.encode(command));
        return outcomes.readValue();
    }

    void sendCommand(byte @Nullable [] key, byte @Nullable [] value) {
        commands.pipeInput(key, value, now);
    }

    /** Commands that the comparator published with an outcome since the last look. */
    List<Command> outcomes() {
        return outcomes.readValuesToList();
    }

    /** States that were published since the last look. */
    List<MigrationState> states() {
        return migrations.readValuesToList();
    }

    MigrationState stateInStore(String migration) {
        return driver.<String, MigrationState>getKeyValueStore(StateStores.MIGRATIONS.name())
                .get(migration);
    }

    MigrationRates ratesInStore(String migration) {
        return driver.<String, MigrationRates>getKeyValueStore(StateStores.RATES.name())
                .get(migration);
    }

    @Override
    public void close() {
        driver.close();
    }

    private InputProgress.Extent extent(TopicPartition partition) {
        long end = ends.getOrDefault(partition, 0L) + unread.getOrDefault(partition, 0L);
        return new InputProgress.Extent(0, 0, end, now);
    }

    private Map<Long, byte @Nullable []> read(TopicPartition partition, Collection<Long> offsets) {
        Map<Long, byte @Nullable []> records = new HashMap<>(log.getOrDefault(partition, Map.of()));
        records.keySet().retainAll(offsets);
        return records;
    }
}
