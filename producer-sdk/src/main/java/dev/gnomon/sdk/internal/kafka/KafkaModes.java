package dev.gnomon.sdk.internal.kafka;

import dev.gnomon.connect.ConnectionTrouble;
import dev.gnomon.sdk.internal.kafka.SnapshotFile.Snapshot;
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
 * Follows the topic {@code migrations}, on a daemon thread of its own that starts with the first follower. While Kafka is
 * away, or the topic is not there or not for this service to read, the last states stay in force; a snapshot file lets a
 * new process begin with them.
 */
final class KafkaModes implements ModeSource {

    private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Each try leaves a line in the logs of both. */
    private static final long LOCKED_OUT_NANOS = TimeUnit.SECONDS.toNanos(30);

    private static final long SAVE_NANOS = TimeUnit.SECONDS.toNanos(60);

    /** How long nothing may be heard before the states count as possibly outdated. */
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

    /** A source that has read the snapshot, if there is one, and nothing else yet. */
    KafkaModes(ModeFeed.Opener feeds, @Nullable SnapshotFile file, Failures failures, Duration patience) {
        this.feeds = feeds;
        this.file = file;
        this.failures = failures;
        this.patience = patience;
        contact = new Contact(patience, System::nanoTime);
        thread = new Thread(this::run, "gnomon-modes");
        thread.setDaemon(true);
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
        return started.get() && contact.stale();
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

    /** What may pass by itself leaves the feed open. */
    private void readOrWait(ModeFeed opened) {
        try {
            read(opened);
        } catch (RetriableException | AuthorizationException passing) {
            lost(passing);
            pause(AGAIN_NANOS);
        }
    }

    /** What the feed holds is told only once all of it is read: what comes first may be long out of force. */
    private void read(ModeFeed opened) {
        dirty |= opened.poll(table::learn);
        boolean current = opened.caughtUp();
        if (opened.wasCaughtUp()) {
            table.tell();
        }
        if (current) {
            contact.confirm();
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

    /** Says it once, until something else is wrong or all is well again; of a silence only that it is a long one. */
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
