package dev.gnomon.comparator.verify;

import dev.gnomon.comparator.config.PairingConfig;
import dev.gnomon.comparator.verify.ArrivalOrder.Arrived;
import dev.gnomon.compare.Judge;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Side;
import dev.gnomon.schemas.Verdict;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.jspecify.annotations.Nullable;

/**
 * What pairing means, said once more. All times are the broker's, in milliseconds; each partition is counted for itself.
 *
 * <ol>
 *   <li>A record that is no observation, or not one of its key and its topic, is a dead letter. One in a partition that
 *       is not its key's is misrouted, an OLD_REPEAT is a repeat; neither is paired.
 *   <li>The first observation of (migration, request ID) opens the request, which is remembered until the end of that
 *       minute + the duplicate horizon. From then on the same ID is another request.
 *   <li>A side that has come before is a duplicate; a conflicting one if its answer is another.
 *   <li>The other side within the window settles the request: its verdict is the comparison.
 *   <li>The other side after the window, within window + late horizon: the request was missing it, and is revised to the
 *       comparison. After that it is too late, and the request stays missing it.
 *   <li>A request whose other side has not come is pending within the window, and missing it afterwards.
 *   <li>A record that was set aside, because the comparator could not process it, counts as unreadable.
 *   <li>Every verdict is an event, except a match in time.
 * </ol>
 *
 * <p>For one thread.
 */
final class ReferenceRecount {

    private static final long MINUTE = 60_000;

    private final PairingConfig config;
    private final int partitions;
    private final ObservationReader reader;
    private final Set<Place> setAside;
    private final Judge judge = new Judge();
    private final Recount recount = new Recount();
    private final Map<RequestKey, Request> remembered = new HashMap<>();
    private final Deque<Request> oldestFirst = new ArrayDeque<>();

    /** Counts nothing yet; each of the result topics has {@code partitions} partitions. */
    ReferenceRecount(PairingConfig config, ObservationReader reader, Set<Place> setAside, int partitions) {
        this.config = config;
        this.setAside = setAside;
        this.partitions = partitions;
        this.reader = reader;
    }

    /** Counts all records of one partition, as they stand at {@code now}. */
    void partition(ArrivalOrder records, long now) {
        while (records.hasNext()) {
            Arrived arrived = records.next();
            forgetUntil(arrived.at());
            accept(arrived.record(), arrived.at());
        }
        oldestFirst.forEach(request -> close(request, now));
        oldestFirst.clear();
        remembered.clear();
    }

    /** What has been counted. */
    Recount result() {
        return recount;
    }

    private void accept(ConsumerRecord<byte[], byte[]> record, long at) {
        Observation observation = setAside.contains(Place.of(record)) ? null : reader.read(record);
        if (observation == null) {
            recount.deadLetter(Place.of(record));
        } else if (BuiltInPartitioner.partitionForKey(record.key(), partitions) != record.partition()) {
            recount.count(observation.getMigration(), Count.MISROUTED);
        } else if (observation.getSide() == Side.OLD_REPEAT) {
            recount.count(observation.getMigration(), Count.REPEATS);
        } else {
            pair(observation, at);
        }
    }

    private void pair(Observation arrived, long at) {
        RequestKey key = new RequestKey(arrived.getMigration(), arrived.getRequestId());
        Request request = remembered.get(key);
        if (request == null) {
            request = new Request(key, arrived, at);
            remembered.put(key, request);
            oldestFirst.add(request);
        } else if (request.answers.containsKey(arrived.getSide())) {
            boolean same = Answer.of(arrived).equals(request.answers.get(arrived.getSide()));
            recount.count(key.migration(), same ? Count.DUPLICATES : Count.CONFLICTING_DUPLICATES);
        } else {
            request.answers.put(arrived.getSide(), Answer.of(arrived));
            counterpart(request, arrived, at - request.openedAt);
        }
    }

    private void counterpart(Request request, Observation arrived, long apart) {
        String migration = request.key.migration();
        if (apart > config.window().plus(config.lateHorizon()).toMillis()) {
            recount.count(migration, Count.TOO_LATE);
            return;
        }
        Observation first = Objects.requireNonNull(request.first);
        boolean oldFirst = first.getSide() == Side.OLD;
        Verdict verdict = (oldFirst ? judge.judge(first, arrived) : judge.judge(arrived, first)).verdict();
        request.first = null;
        recount.count(migration, Count.of(verdict));
        if (apart > config.window().toMillis()) {
            Verdict missing = oldFirst ? Verdict.MISSING_NEW : Verdict.MISSING_OLD;
            recount.publish(request.key, new Event(0, missing, null), new Event(1, verdict, missing));
            recount.count(migration, Count.REVISIONS);
        } else if (verdict != Verdict.MATCH) {
            recount.publish(request.key, new Event(0, verdict, null));
        }
    }

    private void forgetUntil(long time) {
        for (Request oldest = oldestFirst.peek(); oldest != null; oldest = oldestFirst.peek()) {
            long endOfMinute = (Math.floorDiv(oldest.openedAt, MINUTE) + 1) * MINUTE;
            if (time < endOfMinute + config.duplicateHorizon().toMillis()) {
                return;
            }
            close(oldestFirst.remove(), time);
            remembered.remove(oldest.key);
        }
    }

    /** Gives a request that has not been settled by a pair what it is due at {@code now}. */
    private void close(Request request, long now) {
        Observation alone = request.first;
        if (alone == null) {
            return;
        }
        if (request.answers.size() == 1
                && now - request.openedAt <= config.window().toMillis()) {
            recount.count(request.key.migration(), Count.PENDING);
            return;
        }
        Verdict missing = alone.getSide() == Side.OLD ? Verdict.MISSING_NEW : Verdict.MISSING_OLD;
        recount.count(request.key.migration(), Count.of(missing));
        recount.publish(request.key, new Event(0, missing, null));
    }

    /** A request that is remembered. */
    private static final class Request {

        final RequestKey key;
        final long openedAt;
        final Map<Side, Answer> answers = new HashMap<>(2);

        /** The side that opened it; null once it has been paired. */
        @Nullable
        Observation first;

        Request(RequestKey key, Observation first, long openedAt) {
            this.key = key;
            this.openedAt = openedAt;
            this.first = first;
            answers.put(first.getSide(), Answer.of(first));
        }
    }
}
