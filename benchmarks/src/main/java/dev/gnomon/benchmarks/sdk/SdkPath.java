package dev.gnomon.benchmarks.sdk;

import dev.gnomon.schemas.Mode;
import dev.gnomon.sdk.Gnomon;
import dev.gnomon.sdk.GnomonConfig;
import dev.gnomon.sdk.Migration;
import dev.gnomon.sdk.MigrationOptions;
import dev.gnomon.sdk.spi.MigrationState;

/** A migration of the SDK, connected to Kafka, called as a service would. */
final class SdkPath implements CallPath {

    private static final String MIGRATION = "orders";

    /** So few that none of the requests of a run is among them, but not 0, which needs no hash. */
    private static final double HARDLY_ANY = 1e-12;

    private final OrderService service;
    private final Gnomon gnomon;
    private final Migration<Answer> migration;

    private SdkPath(OrderService service, CallPaths to, MigrationState state, MigrationOptions<Answer> options) {
        this.service = service;
        gnomon = Gnomon.connect(GnomonConfig.builder()
                .bootstrapServers(to.bootstrapServers())
                .topicPrefix(to.topicPrefix())
                .service("benchmark")
                .state(MIGRATION, state)
                .build());
        migration = gnomon.migration(MIGRATION, options);
    }

    static SdkPath old(OrderService service, CallPaths to) {
        return new SdkPath(service, to, MigrationState.of(Mode.OLD), MigrationOptions.of(Answer.class));
    }

    static SdkPath sampledOut(OrderService service, CallPaths to) {
        MigrationState state = MigrationState.of(Mode.SHADOW).withSampleRate(HARDLY_ANY);
        return new SdkPath(service, to, state, MigrationOptions.of(Answer.class));
    }

    static SdkPath captured(OrderService service, CallPaths to) {
        return new SdkPath(service, to, MigrationState.of(Mode.SHADOW), MigrationOptions.of(Answer.class));
    }

    static SdkPath immutable(OrderService service, CallPaths to) {
        MigrationOptions<Answer> options =
                MigrationOptions.builder(Answer.class).immutableResults().build();
        return new SdkPath(service, to, MigrationState.of(Mode.SHADOW), options);
    }

    @Override
    public Object call(String requestId) {
        return migration.read(requestId, () -> service.oldSide(requestId), () -> service.newSide(requestId));
    }

    @Override
    public long dropped() {
        return gnomon.counters().droppedInAll();
    }

    @Override
    public void close() {
        gnomon.close();
    }
}
