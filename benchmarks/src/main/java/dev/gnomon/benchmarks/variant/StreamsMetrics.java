package dev.gnomon.benchmarks.variant;

import dev.gnomon.schemas.Topics;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.AttributeNotFoundException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * Reads internal traffic from the metrics that Kafka's clients show by JMX, so that it does not matter who made them.
 *
 * <p>The bytes are those of the batches that the producers sent, after compression and with their headers; unlike the
 * size of the logs, they do not shrink by compaction, or when a repartition topic is purged.
 */
final class StreamsMetrics {

    private static final String SENT = "kafka.producer:type=producer-topic-metrics,*";
    private static final String CONSUMED = "kafka.streams:type=stream-topic-metrics,*";

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final Set<String> resultTopics;

    /** @param topics the input, by which the tasks that read it are known */
    StreamsMetrics(Topics topics) {
        resultTopics = Set.of(topics.oldResults(), topics.newResults());
    }

    /** Of all producers and tasks that are open at this moment. */
    InternalTraffic internalTraffic() {
        return new InternalTraffic(sent("-changelog"), sent("-repartition"), busiestTaskOverMean());
    }

    private double sent(String topicSuffix) {
        return beans(SENT)
                .filter(bean -> key(bean, "topic").endsWith(topicSuffix))
                .mapToDouble(bean -> value(bean, "byte-total"))
                .sum();
    }

    private double busiestTaskOverMean() {
        Map<String, Double> recordsByTask = consumedByTask(topic -> true);
        long partitions = consumedByTask(resultTopics::contains).size();
        double all =
                recordsByTask.values().stream().mapToDouble(Double::doubleValue).sum();
        double busiest = recordsByTask.values().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        return all == 0 ? 0 : busiest * partitions / all;
    }

    private Map<String, Double> consumedByTask(Predicate<String> topics) {
        return beans(CONSUMED)
                .filter(bean -> topics.test(key(bean, "topic")))
                .collect(Collectors.groupingBy(
                        bean -> key(bean, "task-id"),
                        Collectors.summingDouble(bean -> value(bean, "records-consumed-total"))));
    }

    private Stream<ObjectName> beans(String pattern) {
        try {
            return server.queryNames(new ObjectName(pattern), null).stream();
        } catch (MalformedObjectNameException impossible) {
            throw new IllegalArgumentException(pattern, impossible);
        }
    }

    /** A name with special characters is quoted by Kafka. */
    private static String key(ObjectName bean, String name) {
        String value = bean.getKeyProperty(name);
        return value.startsWith("\"") ? ObjectName.unquote(value) : value;
    }

    private double value(ObjectName bean, String attribute) {
        try {
            return ((Number) server.getAttribute(bean, attribute)).doubleValue();
        } catch (AttributeNotFoundException | InstanceNotFoundException notConsumedHereOrClosed) {
            return 0;
        } catch (JMException unreadable) {
            throw new IllegalStateException("cannot read " + attribute + " of " + bean, unreadable);
        }
    }
}
