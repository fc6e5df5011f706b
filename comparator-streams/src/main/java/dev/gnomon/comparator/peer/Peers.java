package dev.gnomon.comparator.peer;

import dev.gnomon.comparator.config.HostPort;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsMetadata;

/** The other instances. May be called by several threads. */
@FunctionalInterface
public interface Peers {

    /** Where a store is: with its owner, then with those that keep a copy; without this instance. Empty while unknown. */
    List<HostPort> holdersOf(String store);

    /** What Kafka Streams knows of the group, as of the last assignment; {@code self} is this instance. */
    static Peers of(KafkaStreams streams, HostPort self) {
        return store -> {
            try {
                Collection<StreamsMetadata> all = streams.metadataForAllStreamsClients();
                List<HostPort> holders = new ArrayList<>(having(store, all, StreamsMetadata::stateStoreNames));
                holders.addAll(having(store, all, StreamsMetadata::standbyStateStoreNames));
                holders.remove(self);
                return holders;
            } catch (IllegalStateException notRunning) {
                return List.of();
            }
        };
    }

    private static List<HostPort> having(
            String store, Collection<StreamsMetadata> all, Function<StreamsMetadata, Set<String>> stores) {
        return all.stream()
                .filter(each -> stores.apply(each).contains(store))
                .map(each -> new HostPort(each.host(), each.port()))
                .toList();
    }
}
