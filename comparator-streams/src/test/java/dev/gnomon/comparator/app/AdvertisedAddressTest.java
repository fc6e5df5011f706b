package dev.gnomon.comparator.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.comparator.config.AccessConfig;
import dev.gnomon.comparator.config.HostPort;
import dev.gnomon.comparator.config.HttpConfig;
import dev.gnomon.comparator.runtime.CannotStartException;
import org.junit.jupiter.api.Test;

class AdvertisedAddressTest {

    private static final String TOKEN = "correct horse battery staple";

    @Test
    void isWhatIsConfigured() {
        HostPort configured = new HostPort("comparator-1.internal", 80);
        HttpConfig config = new HttpConfig("0.0.0.0", 8420, new AccessConfig(TOKEN, null, true), configured);

        assertThat(AdvertisedAddress.of(config, 8420)).isEqualTo(configured);
    }

    @Test
    void isOtherwiseWhereItListens() {
        assertThat(AdvertisedAddress.of(new HttpConfig("127.0.0.1", 0, null), 4711))
                .isEqualTo(new HostPort("127.0.0.1", 4711));
        assertThat(AdvertisedAddress.of(new HttpConfig("[::1]", 0, null), 4711)).hasToString("[::1]:4711");
    }

    /** Which of both it is depends on the machine. */
    @Test
    void whereItListensOnAllAddressesItIsThisMachinesOwnOrIsAskedFor() {
        try {
            HostPort own = AdvertisedAddress.of(new HttpConfig("0.0.0.0", 0, TOKEN), 4711);
            assertThat(HttpConfig.isLoopback(own.host())).isFalse();
            assertThat(own.port()).isEqualTo(4711);
        } catch (CannotStartException nameless) {
            assertThat(nameless).hasMessageStartingWith("http.advertised is missing: say under which host:port");
        }
    }
}
