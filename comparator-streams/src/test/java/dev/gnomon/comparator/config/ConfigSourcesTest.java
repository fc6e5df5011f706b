package dev.gnomon.comparator.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigSourcesTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("gnomon.properties");
    }

    @Test
    void brokersAreEnoughAndTheRestHasDefaults() {
        ComparatorConfig config = load(Map.of(), Map.of());

        assertThat(config.kafka().bootstrapServers()).isEqualTo("localhost:9092");
        assertThat(config.topics()).isEqualTo(TopicsConfig.DEFAULT);
        assertThat(config.pairing()).isEqualTo(PairingConfig.DEFAULT);
        assertThat(config.http()).isEqualTo(HttpConfig.DEFAULT);
        assertThat(config.streams().guarantee()).isEqualTo(StreamsSettings.Guarantee.EXACTLY_ONCE_V2);
    }

    @Test
    void flagsWinOverTheEnvironmentWhichWinsOverTheFile() throws IOException {
        Files.writeString(file, "pairing.window=1s\nstreams.threads=3\nhttp.port=1\n");
        Map<String, String> environment = Map.of("GNOMON_PAIRING_WINDOW", "2s", "GNOMON_STREAMS_THREADS", "4");
        Map<String, String> flags = Map.of("kafka.bootstrap.servers", "b:1", "pairing.window", "3s");

        ComparatorConfig config = new ConfigSources(file, environment, flags).load();

        assertThat(config.pairing().window()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.streams().threads()).isEqualTo(4);
        assertThat(config.http().port()).isEqualTo(1);
    }

    @Test
    void secretsAreFetchedFromWhereTheyAreKept() throws IOException {
        Files.writeString(folder.resolve("token"), "0123456789abcdef\n");
        Files.writeString(
                file,
                "kafka.bootstrap.servers=b:1\nkafka.ssl.keystore.password=${env:PASSWORD}\n" + "http.token=${directory:"
                        + folder + ":token}\nhttp.viewer.token=${env:VIEWER}\n");

        ComparatorConfig config =
                new ConfigSources(file, Map.of("PASSWORD", "secret", "VIEWER", "secret-0123456789"), Map.of()).load();

        assertThat(config.kafka().properties()).containsEntry("ssl.keystore.password", "secret");
        assertThat(config.http().access().token()).isEqualTo("0123456789abcdef");
        assertThat(config.http().access().viewerToken()).isEqualTo("secret-0123456789");
        assertThat(config.toString()).doesNotContain("secret").doesNotContain("0123456789abcdef");
    }

    @Test
    void theTokenForViewersIsNotThatOfOperators() {
        Map<String, String> same = Map.of("http.token", "0123456789abcdef", "http.viewer.token", "0123456789abcdef");

        assertThatThrownBy(() -> load(Map.of(), same))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("http.viewer.token must not be the same as http.token");
    }

    @Test
    void aSecretThatIsNotThereIsNamedWithItsOption() {
        assertThatThrownBy(() -> load(Map.of(), Map.of("kafka.ssl.keystore.password", "${env:NOWHERE}")))
                .isInstanceOf(ConfigException.class)
                .hasMessage("kafka.ssl.keystore.password: ${env:NOWHERE} is not set (command line)");
    }

    @Test
    void anUnknownOptionIsNamedWithItsFileAndTheNearestOne() throws IOException {
        Files.writeString(file, "kafka.bootstrap.servers=b:1\npairing.windw=1s\n");

        assertThatThrownBy(() -> new ConfigSources(file, Map.of(), Map.of()).load())
                .isInstanceOf(ConfigException.class)
                .hasMessage("unknown option pairing.windw (" + file + "); did you mean pairing.window?");
    }

    @Test
    void aMisspelledSectionIsFoundToo() {
        assertThatThrownBy(() -> load(Map.of(), Map.of("kafa.bootstrap.servers", "b:1")))
                .hasMessage("unknown option kafa.bootstrap.servers (command line);"
                        + " did you mean kafka.bootstrap.servers?");
    }

    @Test
    void anUnknownVariableOfASectionIsRefusedAndOthersAreLeftAlone() {
        load(Map.of("GNOMON_SERVICE_HOST", "10.0.0.1", "GNOMON_JAVA_OPTS", "-Xmx1g", "PAIRING_WINDOW", "x"), Map.of());

        assertThatThrownBy(() -> load(Map.of("GNOMON_PAIRING_WINDWO", "1s"), Map.of()))
                .hasMessage("unknown option pairing.windwo (environment variable GNOMON_PAIRING_WINDWO);"
                        + " did you mean pairing.window?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pairing.window              | soon         | pairing.window: 'soon' is not a duration such as 500ms, 30s, 5m or 1h (command line)
            pairing.window              | 30           | pairing.window: '30' is not a duration such as 500ms, 30s, 5m or 1h (command line)
            pairing.window              | 0s           | pairing.window must be between PT0.1S and PT1H, not PT0S (command line)
            pairing.max.waiting.bytes   | 9 parsecs    | pairing.max.waiting.bytes: '9 parsecs' is not a size such as 1048576, 512KiB or 64MiB (command line)
            streams.threads             | two          | streams.threads: 'two' is not a whole number (command line)
            streams.threads             | 0            | streams.threads must be between 1 and 64, not 0 (command line)
            streams.guarantee           | exactly_once | streams.guarantee: 'exactly_once' is neither exactly_once_v2 nor at_least_once (command line)
            streams.application.id      | a b          | streams.application.id must be 1 to 100 letters, digits, '.', '_' or '-', not 'a b' (command line)
            topics.partitions           | 0            | topics.partitions must be between 1 and 1000, not 0 (command line)
            topics.replication.factor   | 0            | topics.replication.factor must be at least 1, or -1 for the broker's, not 0 (command line)
            http.port                   | 65536        | http.port must be between 0 and 65535, not 65536 (command line)
            http.host                   | 0.0.0.0      | http.host must be a loopback address such as 127.0.0.1 unless http.token is set, not '0.0.0.0' (command line)
            http.token                  | secret       | http.token must have at least 16 characters (command line)
            http.viewer.token           | secret       | http.viewer.token must have at least 16 characters (command line)
            http.viewer.token           | 0123456789abcdef | http.viewer.token needs http.token, which is not set (command line)
            kafka.bootstrap.servers     | ' '          | kafka.bootstrap.servers is missing: say where Kafka is, as host:port[,host:port] (command line)
            """)
    void aWrongValueIsNamedWithItsOptionAndWhereItWasSet(String option, String value, String message) {
        assertThatThrownBy(() -> load(Map.of(), Map.of(option, value)))
                .isInstanceOf(ConfigException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "kafka.processing.guarantee, streams.guarantee",
        "kafka.application.id, streams.application.id",
        "kafka.state.dir, streams.state.folder"
    })
    void whatAnOptionOfOursSaysIsNotSaidToKafka(String option, String ours) {
        assertThatThrownBy(() -> load(Map.of(), Map.of(option, "x")))
                .hasMessage(option + " is set by the option " + ours + " (command line)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka.statestore.cache.max.bytes",
                "kafka.consumer.isolation.level",
                "kafka.main.consumer.auto.offset.reset",
                "kafka.producer.key.serializer",
                "kafka.ensure.explicit.internal.resource.naming",
                "kafka.group.protocol"
            })
    void whatCorrectnessRestsOnCannotBeSet(String option) {
        assertThatThrownBy(() -> load(Map.of(), Map.of(option, "x")))
                .hasMessage(option + " cannot be set: the comparator depends on it (command line)");
    }

    @Test
    void otherPropertiesOfKafkaPassThrough() {
        ComparatorConfig config = load(
                Map.of("GNOMON_KAFKA_SASL_MECHANISM", "SCRAM-SHA-512"),
                Map.of("kafka.security.protocol", "SASL_SSL", "kafka.producer.linger.ms", "5"));

        assertThat(config.kafka().properties())
                .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("producer.linger.ms", "5");
    }

    @Test
    void noSecretIsShown() {
        Map<String, String> environment = Map.of("GNOMON_HTTP_TOKEN", "canary-0123456789");
        Map<String, String> flags = Map.of(
                "kafka.bootstrap.servers", "b:1", "kafka.sasl.jaas.config", "password=canary", "http.host", "0.0.0.0");
        ConfigSources sources = new ConfigSources(null, environment, flags);

        assertThat(sources.load().toString() + sources + new Setting("canary", "here"))
                .contains("token=set", "sasl.jaas.config")
                .doesNotContain("canary");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        assertThatThrownBy(() -> new ConfigSources(file, Map.of(), Map.of()).load())
                .hasMessage("configuration file " + file + " does not exist");
        assertThatThrownBy(() -> new ConfigSources(folder, Map.of(), Map.of()).load())
                .hasMessage("configuration file " + folder + " cannot be read: Is a directory");

        Files.write(file, "http.host=caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> new ConfigSources(file, Map.of(), Map.of()).load())
                .hasMessage("configuration file " + file + " is not a properties file in UTF-8");

        Files.writeString(file, "http.host=\\u12");
        assertThatThrownBy(() -> new ConfigSources(file, Map.of(), Map.of()).load())
                .hasMessage("configuration file " + file + " is not a properties file in UTF-8");
    }

    @Test
    void stateIsKeptWhereTheUserKeepsState() {
        assertThat(load(Map.of("XDG_STATE_HOME", "/var/state"), Map.of())
                        .streams()
                        .stateFolder())
                .isEqualTo(Path.of("/var/state/gnomon"));
        assertThat(load(Map.of(), Map.of()).streams().stateFolder())
                .isEqualTo(Path.of(System.getProperty("user.home"), ".local/state/gnomon"));
    }

    private static ComparatorConfig load(Map<String, String> environment, Map<String, String> flags) {
        Map<String, String> all = new HashMap<>(flags);
        all.putIfAbsent("kafka.bootstrap.servers", "localhost:9092");
        return new ConfigSources(null, environment, all).load();
    }
}
