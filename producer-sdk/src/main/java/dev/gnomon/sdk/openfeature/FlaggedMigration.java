package dev.gnomon.sdk.openfeature;

import dev.gnomon.schemas.Mode;
import dev.gnomon.sdk.internal.threads.Contact;
import dev.gnomon.sdk.spi.MigrationState;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One migration that flags drive. One thread evaluates it; any thread may ask how current it is. */
final class FlaggedMigration {

    private static final Logger LOG = LoggerFactory.getLogger(OpenFeatureModes.class);

    private final String flag;
    private final Consumer<MigrationState> changes;
    private final Contact contact;
    private @Nullable MigrationState last;
    private volatile boolean failing;

    FlaggedMigration(String migration, Consumer<MigrationState> changes, Duration patience) {
        flag = "gnomon." + migration;
        this.changes = changes;
        contact = new Contact(patience, System::nanoTime);
    }

    /** Puts in force what the flags say. Never throws: what a provider throws must not end the evaluations to come. */
    void evaluate(FlagReader flags) {
        try {
            apply(stateOf(flags));
            if (!flags.isOutdated()) {
                contact.confirm();
            }
            failing = false;
        } catch (Throwable broken) {
            boolean news = !failing;
            failing = true;
            if (news) {
                warn(broken);
            }
        }
    }

    /** Whether the state in force may be outdated. */
    boolean stale() {
        return failing || contact.stale();
    }

    /** How long ago all flags were last evaluated. */
    Duration age() {
        return contact.age();
    }

    private MigrationState stateOf(FlagReader flags) {
        Mode mode = flags.mode(flag);
        try {
            return new MigrationState(mode, flags.share(flag + ".exposure"), flags.share(flag + ".sample-rate"), 0);
        } catch (Throwable noShares) {
            stepBack(mode);
            throw noShares;
        }
    }

    /** A step back cannot wait for a share that cannot be read. */
    private void stepBack(Mode mode) {
        MigrationState before = last;
        if (before == null ? mode == Mode.OLD : mode.compareTo(before.mode()) < 0) {
            apply(
                    before == null
                            ? MigrationState.of(mode)
                            : new MigrationState(mode, before.exposure(), before.sampleRate(), 0));
        }
    }

    private void apply(MigrationState state) {
        changes.accept(state);
        last = state;
    }

    private void warn(Throwable broken) {
        try {
            String why = broken instanceof UnusableFlagException
                    ? broken.getMessage()
                    : "the provider threw " + broken.getClass().getName();
            LOG.warn("{}; the last state stays in force [flag={}]", why, flag);
        } catch (Throwable untold) {
            // The state is stale all the same.
        }
    }
}
