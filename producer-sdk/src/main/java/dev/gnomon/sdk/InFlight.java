package dev.gnomon.sdk;

import dev.gnomon.sdk.internal.threads.Budget;
import dev.gnomon.sdk.internal.threads.Failures;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The observations that were handed over and are not settled.
 *
 * @param budget bounds how many they are, and their bytes
 * @param parcels those that are encoded
 * @param service the service's name on them, may be empty
 * @param failures hears of those that are lost
 */
record InFlight(Budget budget, Set<Parcel> parcels, String service, Failures failures) {

    InFlight(Budget budget, String service, Failures failures) {
        this(budget, ConcurrentHashMap.newKeySet(), service, failures);
    }
}
