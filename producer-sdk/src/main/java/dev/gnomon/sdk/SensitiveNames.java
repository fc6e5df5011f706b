package dev.gnomon.sdk;

import dev.gnomon.sdk.internal.threads.Failures;
import dev.gnomon.sdk.spi.GnomonFailure.Area;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Notices migrations whose sensitive paths are configured and which nobody asks for: their names may be misspelt. */
final class SensitiveNames {

    /** How many payloads go by until they are reported. */
    private static final int PATIENCE = 100;

    private final Set<String> unasked = ConcurrentHashMap.newKeySet();
    private final Failures failures;
    private volatile int payloads;

    SensitiveNames(Collection<String> configured, Failures failures) {
        unasked.addAll(configured);
        this.failures = failures;
    }

    void asked(String migration) {
        unasked.remove(migration);
    }

    /** Counts one more payload of any migration. For the dispatcher's thread. */
    void payload() {
        if (payloads < PATIENCE && !unasked.isEmpty()) {
            int counted = payloads + 1;
            payloads = counted;
            if (counted == PATIENCE) {
                unasked.forEach(this::report);
            }
        }
    }

    /** How many there are, once they have had their chance. */
    int countOfUnasked() {
        return payloads < PATIENCE ? 0 : unasked.size();
    }

    private void report(String migration) {
        failures.once(
                Area.CAPTURE,
                "sensitive paths are configured for migration " + migration + ", which nobody has asked for in "
                        + PATIENCE + " payloads: they hide nothing; check the name",
                null);
    }
}
