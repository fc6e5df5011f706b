package dev.gnomon.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/** One Kafka node, running or stopped. Not for use by several threads. */
final class Node {

    /** The same for every embedded Kafka, so that a folder can be moved from one to the other. */
    private static final String CLUSTER_ID = "Z25vbW9uLWVtYmVkZGVkMQ";

    private final int id;
    private final String host;
    private final int port;
    private final Path folder;
    private final Map<String, String> settings;
    private @Nullable KafkaRaftServer server;

    Node(int id, String host, int port, Map<String, String> settings) {
        this.id = id;
        this.host = host;
        this.port = port;
        this.settings = Map.copyOf(settings);
        this.folder = Path.of(settings.getOrDefault("log.dirs", ""));
    }

    String address() {
        return host + ":" + port;
    }

    /** The address of one of its listeners. */
    String address(String listener) {
        for (String each : settings.getOrDefault("listeners", "").split(",", -1)) {
            if (each.startsWith(listener + "://")) {
                return each.substring(listener.length() + "://".length());
            }
        }
        throw new IllegalArgumentException("there is no listener " + listener);
    }

    /** Starts the nodes side by side, because the first waits for the others; stops all of them if one fails. */
    static void startAll(List<Node> nodes) {
        List<CompletableFuture<Void>> starts = new ArrayList<>();
        for (Node node : nodes) {
            starts.add(CompletableFuture.runAsync(
                    node::start, task -> new Thread(task, "embedded-kafka-start-" + node.id).start()));
        }
        try {
            CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException failed) {
            nodes.forEach(Node::stop);
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    private void start() {
        if (server != null) {
            return;
        }
        if (!FreePorts.isFree(port)) {
            throw new PortTakenException(port, new BindException(address()));
        }
        refuseFolderInUse();
        format();
        KafkaRaftServer starting = null;
        try {
            starting = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
            starting.startup();
            server = starting;
        } catch (RuntimeException failed) {
            if (starting != null) {
                starting.shutdown();
            }
            throw causedByBinding(failed)
                    ? new PortTakenException(port, failed)
                    : new IllegalStateException("Kafka node " + id + " does not start: " + failed.getMessage(), failed);
        }
    }

    /** Kafka would refuse it too, but with a stack trace in the log. */
    private void refuseFolderInUse() {
        Path lock = folder.resolve(".lock");
        if (!Files.exists(lock)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock mine = channel.tryLock()) {
            if (mine == null) {
                throw new IllegalStateException("the folder " + folder + " is in use by another Kafka");
            }
        } catch (OverlappingFileLockException inThisProcess) {
            throw new IllegalStateException("the folder " + folder + " is in use by another Kafka", inThisProcess);
        } catch (IOException unusable) {
            throw new IllegalStateException("cannot use the folder " + folder + ": " + unusable, unusable);
        }
    }

    private void format() {
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        try {
            Files.createDirectories(folder);
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false))
                    .setClusterId(CLUSTER_ID)
                    .setNodeId(id)
                    .setDirectories(List.of(folder.toString()))
                    .setMetadataLogDirectory(folder.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .run();
        } catch (Exception failed) {
            throw new IllegalStateException("cannot set up the folder " + folder + ": " + failed, failed);
        }
    }

    private static boolean causedByBinding(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }
}
