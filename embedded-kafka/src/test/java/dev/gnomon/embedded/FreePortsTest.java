package dev.gnomon.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortsTest {

    @Test
    void aPortThatSomebodyListensOnIsNotFree() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(FreePorts.isFree(taken.getLocalPort())).isFalse();
        }
    }

    @Test
    void aFreePortLiesBelowTheRangeOfOutgoingConnections() {
        assertThat(FreePorts.next()).isBetween(15_000, 32_000);
    }

    @Test
    void noPortIsGivenTwiceThoughNobodyListensOnItYet() {
        assertThat(IntStream.generate(FreePorts::next).limit(500)).doesNotHaveDuplicates();
    }
}
