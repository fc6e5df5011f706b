package dev.gnomon.sdk.internal.kafka;

import dev.gnomon.connect.ConnectionTrouble;
import dev.gnomon.sdk.internal.kafka.SnapshotFile.Snapshot;
import dev.gnomon.sdk.internal.threads.Contact;
import dev.gnomon.sdk.internal.threads.Daemons;
import dev.gnomon.sdk.internal.threads.Failures;
import dev.gnomon.sdk.internal.threads.Waiting;
import dev.gnomon.sdk.spi.GnomonFailure.Area;
import dev.gnomon.sdk.spi.MigrationState;
import dev.gnomon.sdk.spi.ModeSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * Follows the topic {@code migrations} on a daemon thread, which starts with the first follower. The last states stay in
 * force while Kafka is away, and while the topic is missing or may not be read. With a snapshot file, a new process begins
 * with them.
 */
final class KafkaModes implements ModeSource {

    private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Each try leaves a line in the logs of the service and of the broker. */
    private static final long LOCKED_OUT_NANOS = TimeUnit.SECONDS.toNanos(30);

    private static final long SAVE_NANOS = TimeUnit.SECONDS.toNanos(60);

    /** The longest silence after which the states still count as current. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ModeFeed.Opener feeds;
    private final @Nullable SnapshotFile file;
    private final Failures failures;
    private final ModeTable table = new ModeTable();
    private final Duration patience;
    private final Contact contact;
    private final AtomicBoolean started = new AtomicBoolean();
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable ModeFeed feed;
    private long savedAt;
    private boolean dirty;
    private @Nullable Class<? extends Throwable> trouble;

    /** Reads the snapshot, if there is one. Asks nothing of Kafka yet. */
    KafkaModes(ModeFeed.Opener feeds, @Nullable SnapshotFile file, Failures failures, Duration patience) {
        this.feeds = feeds;
        this.file = file;
        this.failures = failures;
        this.patience = patience;
        contact = new Contact(patience, System::nanoTime);
        thread = Daemons.thread(this::run, "gnomon-modes");
        restore();
    }

    private void restore() {
        if (file == null) {
            return;
        }
        try {
            Snapshot snapshot = file.load();
            if (snapshot != null) {
                table.restore(snapshot.states());
                contact.startFrom(snapshot.savedAt(), Instant.now());
            }
        } catch (IOException | RuntimeException unusable) {
            failures.report(
                    Area.MODES, "the snapshot " + file.path() + " cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    @Override
    public void follow(String migration, Consumer<MigrationState> changes) {
        table.follow(migration, changes);
        if (!closed && started.compareAndSet(false, true)) {
            thread.start();
        }
    }

    @Override
    public boolean stale() {
        return started.get() && (contact.stale() || table.missesAny());
    }

    @Override
    public Duration age() {
        return started.get() ? contact.age() : Duration.ZERO;
    }

    @Override
    public void close() {
        closed = true;
        ModeFeed open = feed;
        if (open != null) {
            open.wakeUp();
        }
        LockSupport.unpark(thread);
        Waiting.atMost(Duration.ofSeconds(1)).until(() -> !thread.isAlive());
    }

    private void run() {
        while (!closed) {
            try (ModeFeed opened = feeds.open(this::reportBad)) {
                feed = opened;
                while (!closed) {
                    readOrWait(opened);
                }
            } catch (WakeupException | InterruptException closing) {
                Thread.interrupted();
            } catch (RuntimeException | Error unexpected) {
                lost(unexpected);
                pause(unexpected instanceof AuthenticationException ? LOCKED_OUT_NANOS : AGAIN_NANOS);
            }
            feed = null;
        }
    }

    /** Keeps the feed open after a failure that may pass by itself. */
    private void readOrWait(ModeFeed opened) {
        try {
            read(opened);
        } catch (RetriableException | AuthorizationException passing) {
            lost(passing);
            pause(AGAIN_NANOS);
        }
    }

    /** Tells states only after the whole topic is read, because the first ones may be long out of force. */
    private void read(ModeFeed opened) {
        dirty |= opened.poll(table);
        boolean current = opened.caughtUp();
        if (opened.wasCaughtUp()) {
            table.tell();
        }
        if (current) {
            if (!table.missesAny()) {
                contact.confirm();
            }
            trouble = null;
            save();
        }
    }

    private void save() {
        long now = System.nanoTime();
        if (file == null || (!dirty && savedAt != 0 && now - savedAt < SAVE_NANOS)) {
            return;
        }
        try {
            file.save(new Snapshot(Instant.now(), table.known()));
            savedAt = now;
            dirty = false;
        } catch (IOException | RuntimeException unwritable) {
            savedAt = 0;
            failures.report(
                    Area.MODES, "the snapshot " + file.path() + " cannot be written: " + unwritable, unwritable);
        }
    }

    /** Reports a failure once, until another one or a success. A silence is reported only if it is long. */
    private void lost(Throwable why) {
        boolean shortSilence = why instanceof TimeoutException && contact.age().compareTo(patience) < 0;
        if (!shortSilence && !why.getClass().equals(trouble)) {
            trouble = why.getClass();
            failures.report(
                    Area.MODES,
                    "the modes cannot be read, and stay as they are: " + ConnectionTrouble.explain(why),
                    why);
        }
    }

    private void pause(long nanos) {
        if (!closed) {
            LockSupport.parkNanos(this, nanos);
        }
    }

    private void reportBad(String what) {
        failures.report(Area.MODES, what, null);
    }
}
