package dev.gnomon.sdk;

import dev.gnomon.sdk.internal.threads.Budget;
import dev.gnomon.sdk.internal.threads.Failures;
import dev.gnomon.sdk.internal.threads.ShadowExecutor;
import dev.gnomon.sdk.internal.threads.Waiting;
import dev.gnomon.sdk.spi.ModeSource;
import dev.gnomon.sdk.spi.Sink;
import java.time.Duration;

/**
 * The moving parts behind all migrations.
 *
 * @param dispatcher brings observations to the sink
 * @param shadows runs other sides
 * @param observer opens observations, and runs other sides beside callers
 * @param meters shows what is counted
 * @param failures hears of what goes wrong
 * @param modes says the modes of migrations that are not fixed
 */
record Engine(
        Dispatcher dispatcher,
        Shadows shadows,
        CallObserver observer,
        Meters meters,
        Failures failures,
        GuardedModes modes) {

    static Engine of(GnomonConfig config, Sink sink, Failures failures, ModeSource source) {
        GuardedModes modes = new GuardedModes(source, failures);
        Budget budget = new Budget(config.limits.maxRecords(), config.limits.maxBytes());
        Dispatcher dispatcher = new Dispatcher(new InFlight(budget, config.service, failures), sink);
        ShadowExecutor executor = new ShadowExecutor(config.hooks.executor(), config.shadows.concurrency());
        Shadows shadows = new Shadows(config.shadows, executor, failures);
        Meters meters = new Meters(config.hooks.meters(), failures);
        meters.gauge("gnomon.buffer.records", "observations on their way", dispatcher, Dispatcher::records);
        meters.gauge("gnomon.buffer.bytes", "their size", dispatcher, Dispatcher::bytes);
        meters.gauge("gnomon.shadow.runs", "runs of the other side that run or wait", shadows, Shadows::admitted);
        meters.gauge("gnomon.control.stale", "1 while modes may be outdated", modes, m -> m.stale() ? 1 : 0);
        meters.gauge(
                "gnomon.control.age",
                "seconds since modes were current",
                modes,
                m -> m.age().toMillis() / 1e3);
        CallObserver observer = new CallObserver(new Recorder(dispatcher, failures), shadows, failures, config.hooks);
        failures.whenWaiting(dispatcher::start);
        return new Engine(dispatcher, shadows, observer, meters, failures, modes);
    }

    /** Starts the threads, once. */
    void start() {
        dispatcher.start();
        shadows.start();
    }

    /** Ends the threads; half of the time is for other sides that still run. */
    void close(Duration timeout) {
        Waiting waiting = Waiting.atMost(timeout);
        shadows.close(timeout.dividedBy(2));
        dispatcher.close(waiting.left());
        meters.close();
    }
}
