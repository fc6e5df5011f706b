package dev.gnomon.comparator.provision;

import dev.gnomon.comparator.config.ComparatorConfig;
import dev.gnomon.comparator.runtime.CannotStartException;
import dev.gnomon.schemas.Topics;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes on to watch what was checked at the start, on a thread of its own: twice a second it asks for the topics.
 *
 * <p>Safe for use by several threads.
 */
public final class TopicWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicWatch.class);
    private static final long INTERVAL_MILLIS = 500;

    private final Topics topics;
    private final TopicReader reader;
    private final ScheduledExecutorService thread;
    private TopicChanges changes;
    private volatile @Nullable String trouble;

    /**
     * Starts to watch.
     *
     * @param admin stays the caller's, who closes it after this
     * @param partitions how many partitions each result topic had at the start
     */
    public TopicWatch(Admin admin, ComparatorConfig config, int partitions) {
        topics = config.topics().names();
        reader = new TopicReader(new KafkaAnswers(admin, config.kafka().bootstrapServers()));
        changes = new TopicChanges(topics, partitions);
        thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread watching = new Thread(task, "gnomon-topic-watch");
            watching.setDaemon(true);
            return watching;
        });
        var unused = thread.scheduleWithFixedDelay(this::look, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** What is wrong with the topics now, so that nothing may count as missing; null where they are as they must be. */
    public @Nullable String trouble() {
        return trouble;
    }

    private void look() {
        try {
            Map<String, ActualTopic> actual = reader.read(topics);
            changes.news(actual).forEach(LOG::warn);
            String found = changes.trouble(actual);
            if (found != null && !found.equals(trouble)) {
                LOG.error("{}; nothing counts as missing while this lasts", found);
            } else if (found == null && trouble != null) {
                LOG.info("the topics are again as they must be");
            }
            trouble = found;
        } catch (CannotStartException noAnswer) {
            LOG.debug("the topics cannot be looked at now", noAnswer);
        } catch (RuntimeException closing) {
            LOG.debug("the watch over the topics is interrupted", closing);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
