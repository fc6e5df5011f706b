package dev.gnomon.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {

    @TempDir
    private Path folder;

    @Test
    void itRunsTheFeaturesThatTheReleaseFinalises() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder);
                Admin admin = new Traffic(kafka).admin()) {
            FeatureMetadata features =
                    admin.describeFeatures().featureMetadata().get();
            assertThat(features.finalizedFeatures())
                    .hasEntrySatisfying(
                            "transaction.version",
                            range -> assertThat(range.maxVersionLevel()).isEqualTo((short) 2));
        }
    }

    @Test
    void whatWasCommittedInATransactionOutlivesARestartOnTheSamePort() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder)) {
            Traffic traffic = new Traffic(kafka);
            traffic.createTopic(1);
            traffic.sendInTransaction("a", "b");
            String address = kafka.bootstrapServers();

            kafka.stop();
            kafka.restart();

            assertThat(kafka.bootstrapServers()).isEqualTo(address);
            traffic.sendInTransaction("c");
            assertThat(traffic.read(3)).containsExactly("a", "b", "c");
        }
    }

    @Test
    void aLaterStartOnTheSameFolderFindsTheData() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder)) {
            Traffic traffic = new Traffic(kafka);
            traffic.createTopic(1);
            traffic.sendInTransaction("a");
        }
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder)) {
            assertThat(new Traffic(kafka).read(1)).containsExactly("a");
        }
    }

    @Test
    void aFurtherListenerIsReachedAtAnAddressOfItsOwn() throws Exception {
        try (EmbeddedKafka kafka =
                EmbeddedKafka.in(folder).listener("MORE", "PLAINTEXT").start()) {
            assertThat(kafka.bootstrapServers("MORE")).isNotEqualTo(kafka.bootstrapServers());
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers("MORE")))) {
                assertThat(admin.describeCluster().nodes().get())
                        .singleElement()
                        .satisfies(node ->
                                assertThat(node.host() + ":" + node.port()).isEqualTo(kafka.bootstrapServers("MORE")));
            }
            assertThatThrownBy(() -> kafka.bootstrapServers("NONE")).hasMessage("there is no listener NONE");
        }
    }

    @Test
    void noTopicIsCreatedByAskingForIt() {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder);
                Admin admin = new Traffic(kafka).admin()) {
            assertThatThrownBy(() -> admin.describeTopics(List.of("nowhere"))
                            .allTopicNames()
                            .get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
    }

    @Test
    void closingLeavesNoThread() throws InterruptedException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        EmbeddedKafka.start(folder).close();

        List<Thread> started = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                // Two daemons that the metrics library starts once in a process.
                .filter(thread -> !thread.getName().startsWith("metrics-meter-tick-thread"))
                .toList();
        for (Thread thread : started) {
            thread.join(10_000); // it has been told to end, and may be about to
        }
        assertThat(started).filteredOn(Thread::isAlive).isEmpty();
    }

    @Test
    void aTakenPortIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> EmbeddedKafka.in(folder).port(port).start())
                    .isInstanceOf(PortTakenException.class)
                    .hasMessage("port " + port + " is taken");
        }
    }

    @Test
    void aFolderThatAnotherKafkaUsesIsNamed() {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder)) {
            assertThatThrownBy(() -> EmbeddedKafka.start(folder))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the folder " + folder.resolve("node-1") + " is in use by another Kafka");
            assertThat(kafka.bootstrapServers()).isNotEmpty();
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");

        assertThatThrownBy(() -> EmbeddedKafka.start(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void twoOfThreeBrokersCarryOnWhileOneIsDown() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.in(folder).brokers(3).start()) {
            Traffic traffic = new Traffic(kafka);
            traffic.createTopic(3);
            traffic.sendInTransaction("all up");

            kafka.stop(3);
            traffic.sendInTransaction("one down");
            kafka.restart(3);
            traffic.sendInTransaction("up again");

            assertThat(traffic.read(3)).containsExactly("all up", "one down", "up again");
        }
    }
}
