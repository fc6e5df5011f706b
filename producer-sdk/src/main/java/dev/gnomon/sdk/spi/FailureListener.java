package dev.gnomon.sdk.spi;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of what went wrong inside the SDK. Called on the SDK's own thread, at most once a second for each area; what it
 * throws is ignored, but while it runs nothing is published.
 */
@FunctionalInterface
public interface FailureListener {

    /** Takes note of one failure. */
    void onFailure(GnomonFailure failure);

    /** Logs a warning for each, without stack trace and without anything that the service's own code may have said. */
    static FailureListener logging() {
        Logger log = LoggerFactory.getLogger("dev.gnomon.sdk.Gnomon");
        return failure -> log.warn(
                "{} [area={}, cause={}, repeats={}]",
                failure.what(),
                failure.area(),
                failure.cause() == null ? "none" : failure.cause().getClass().getName(),
                failure.repeats());
    }
}
