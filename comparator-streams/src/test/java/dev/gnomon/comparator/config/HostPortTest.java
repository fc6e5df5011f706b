package dev.gnomon.comparator.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HostPortTest {

    @Test
    void readsWhatItWrites() {
        for (String text : List.of("comparator-1:8420", "10.0.0.1:1", "[::1]:65535", "a.b_c.example:80")) {
            assertThat(HostPort.parse(text)).hasToString(text);
        }
    }

    @Test
    void refusesWhatCannotBeReached() {
        for (String text :
                List.of("", "host", ":1", "host:", "host:x", "::1:80", "http://host:1", "host:1/path", "a b:1")) {
            assertThatThrownBy(() -> HostPort.parse(text)).as(text).hasMessageContaining("is not host:port");
        }
        for (String text : List.of("host:0", "host:65536")) {
            assertThatThrownBy(() -> HostPort.parse(text)).as(text).hasMessageContaining("between 1 and 65535");
        }
        for (String text : List.of("0.0.0.0:1", "[::]:1")) {
            assertThatThrownBy(() -> HostPort.parse(text)).as(text).hasMessageContaining("stands for all addresses");
        }
    }

    @Test
    void theConfigurationNamesTheOptionAndWhereItWasSet() {
        Map<String, String> flags = Map.of("kafka.bootstrap.servers", "localhost:9092", "http.advertised", "0.0.0.0:1");

        assertThatThrownBy(() -> new ConfigSources(null, Map.of(), flags).load())
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("http.advertised: '0.0.0.0' stands for all addresses of a machine");
    }

    @Test
    void theAddressIsNotSetBehindOurBack() {
        Map<String, String> flags =
                Map.of("kafka.bootstrap.servers", "localhost:9092", "kafka.application.server", "host:1");

        assertThatThrownBy(() -> new ConfigSources(null, Map.of(), flags).load())
                .hasMessageContaining("kafka.application.server is set by the option http.advertised");
    }
}
