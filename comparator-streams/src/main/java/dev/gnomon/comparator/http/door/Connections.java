package dev.gnomon.comparator.http.door;

import dev.gnomon.comparator.http.door.WatchedEndPoint.Doing;
import dev.gnomon.comparator.http.door.WatchedEndPoint.Phase;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All open connections. Ends those that take too long, and makes room where there are too many: whoever has been in the
 * same phase for longest has to go, and those who are being answered go last. A newcomer always gets in, so that health
 * can be asked. Safe for use by several threads.
 */
public final class Connections {

    private static final String SLOW_REQUEST = "slow_request";
    private static final String SLOW_READER = "slow_reader";
    private static final String TOO_MANY_OF_ADDRESS = "too_many_of_address";
    private static final String TOO_MANY = "too_many";

    /** Why connections are closed. */
    public static final List<String> REASONS = List.of(SLOW_REQUEST, SLOW_READER, TOO_MANY_OF_ADDRESS, TOO_MANY);

    private static final Comparator<Kept> FIRST_TO_GO = Comparator.comparing(
                    (Kept kept) -> kept.doing().phase() == Phase.ANSWERING)
            .thenComparing(kept -> -kept.age());

    private final Patience patience;
    private final DoorEvents events;
    private final Set<WatchedEndPoint> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong unread = new AtomicLong();

    /** A connection as it was when it was looked at, so that sorting sees no change. */
    private record Kept(WatchedEndPoint endPoint, Doing doing, long age) {

        static Kept of(WatchedEndPoint endPoint) {
            Doing doing = endPoint.doing();
            return new Kept(endPoint, doing, System.nanoTime() - doing.since());
        }
    }

    /** Hears of what is closed. */
    public Connections(Patience patience, DoorEvents events) {
        this.patience = patience;
        this.events = events;
    }

    /** How many are open. */
    public int count() {
        return open.size();
    }

    void add(WatchedEndPoint newcomer) {
        Collection<WatchedEndPoint> ofAddress = of(newcomer.address());
        if (ofAddress.size() >= patience.perAddress()) {
            closeOne(ofAddress, TOO_MANY_OF_ADDRESS);
        } else if (open.size() >= patience.connections()) {
            closeOne(of(busiest()), TOO_MANY);
        }
        open.add(newcomer);
    }

    void remove(WatchedEndPoint closed) {
        open.remove(closed);
    }

    /** Ends what takes too long. To be called again and again. */
    public void sweep() {
        for (WatchedEndPoint endPoint : open) {
            Kept kept = Kept.of(endPoint);
            if (kept.doing().phase() == Phase.READING
                    && kept.age() > patience.reading().toNanos()) {
                close(endPoint, SLOW_REQUEST);
            } else if (kept.doing().phase() == Phase.WRITING
                    && kept.age() > patience.writing().toNanos()) {
                close(endPoint, SLOW_READER);
            }
        }
    }

    /** An answer of {@code bytes} is about to be written; ends the slowest readers where there is no room for it. */
    void unread(long bytes) {
        if (unread.addAndGet(bytes) > patience.unreadBytes()) {
            closeOne(
                    open.stream()
                            .filter(each -> each.doing().phase() == Phase.WRITING)
                            .toList(),
                    SLOW_READER);
        }
    }

    /** An answer of {@code bytes} has been taken, or never will be. */
    void taken(long bytes) {
        unread.addAndGet(-bytes);
    }

    private Collection<WatchedEndPoint> of(@Nullable InetAddress address) {
        return open.stream().filter(each -> each.address().equals(address)).toList();
    }

    private @Nullable InetAddress busiest() {
        return open.stream()
                .collect(Collectors.groupingBy(WatchedEndPoint::address, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private void closeOne(Collection<WatchedEndPoint> some, String why) {
        List<Kept> kept =
                some.stream().map((Function<WatchedEndPoint, Kept>) Kept::of).toList();
        kept.stream().min(FIRST_TO_GO).ifPresent(first -> close(first.endPoint(), why));
    }

    private void close(WatchedEndPoint endPoint, String why) {
        open.remove(endPoint);
        events.closed(why);
        endPoint.close(new IOException(why));
    }
}
