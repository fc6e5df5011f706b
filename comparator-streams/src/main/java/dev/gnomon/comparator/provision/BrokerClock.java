package dev.gnomon.comparator.provision;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * Holds this machine's clock against the brokers', which stamp each record that comes to a result topic. It waits a while for
 * one to come, because nothing else tells a broker's time.
 */
record BrokerClock(Admin admin, KafkaAnswers kafka, List<String> topics) {

    private static final int LOOKS = 15;
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final long TOLERATED_MILLIS = 2_000;

    Finding look() {
        long newest = newest();
        for (int look = 0; look < LOOKS; look++) {
            LockSupport.parkNanos(BETWEEN.toNanos());
            long now = newest();
            if (now > newest) {
                return compared(now - System.currentTimeMillis());
            }
        }
        long ahead = newest - System.currentTimeMillis();
        return ahead > TOLERATED_MILLIS
                ? compared(ahead)
                : Finding.unknown(
                        "clock",
                        "no record came to a result topic within 3 s, so that the brokers' time is not known",
                        "ask again while services send");
    }

    private static Finding compared(long aheadMillis) {
        return Math.abs(aheadMillis) <= TOLERATED_MILLIS
                ? Finding.good("clock", "within 2 s of the brokers'")
                : Finding.wrong(
                        "clock",
                        "the brokers' clock is " + Math.abs(aheadMillis) / 1_000 + " s "
                                + (aheadMillis > 0 ? "ahead of" : "behind") + " this machine's",
                        "set the clock right (NTP), and start the comparator again");
    }

    private long newest() {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        kafka.waitFor("describe the result topics", admin.describeTopics(topics).allTopicNames())
                .forEach((name, topic) -> topic.partitions()
                        .forEach(each ->
                                wanted.put(new TopicPartition(name, each.partition()), OffsetSpec.maxTimestamp())));
        return kafka
                .waitFor("ask for the newest records", admin.listOffsets(wanted).all())
                .values()
                .stream()
                .mapToLong(ListOffsetsResultInfo::timestamp)
                .max()
                .orElse(-1);
    }
}
