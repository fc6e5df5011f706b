package dev.gnomon.sdk.spi;

import dev.gnomon.sdk.spi.GnomonFailure.Area;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Hears of what went wrong inside the SDK. Called on the SDK's own thread: once for what is told only once, such as a type
 * that is withheld, and otherwise at most once a second for each area. What it throws is ignored, but while it runs nothing
 * is published.
 */
@FunctionalInterface
public interface FailureListener {

    /** Takes note of one failure. */
    void onFailure(GnomonFailure failure);

    /** Logs a warning for each, an error where a whole migration is withheld, without stack trace and without anything that the service's own code may have said. */
    static FailureListener logging() {
        Logger log = LoggerFactory.getLogger("dev.gnomon.sdk.Gnomon");
        return failure -> log.atLevel(failure.area() == Area.WITHHELD ? Level.ERROR : Level.WARN)
                .log(
                        "{} [area={}, cause={}, repeats={}]",
                        failure.what(),
                        failure.area(),
                        failure.cause() == null
                                ? "none"
                                : failure.cause().getClass().getName(),
                        failure.repeats());
    }
}
