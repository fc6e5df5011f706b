package dev.gnomon.benchmarks.sdk;

import com.launchdarkly.sdk.LDContext;
import com.launchdarkly.sdk.LDValue;
import com.launchdarkly.sdk.server.Components;
import com.launchdarkly.sdk.server.LDClient;
import com.launchdarkly.sdk.server.LDConfig;
import com.launchdarkly.sdk.server.MigrationStage;
import com.launchdarkly.sdk.server.integrations.TestData;
import com.launchdarkly.sdk.server.migrations.Migration;
import com.launchdarkly.sdk.server.migrations.MigrationBuilder;
import com.launchdarkly.sdk.server.migrations.MigrationExecution;
import com.launchdarkly.sdk.server.migrations.MigrationMethodResult;
import java.io.IOException;
import java.io.UncheckedIOException;

/** LaunchDarkly's migration, reading in parallel in stage shadow; flags from test data, no events, no network. */
final class LaunchDarklyPath implements CallPath {

    private static final String FLAG = "orders";

    private final LDContext context = LDContext.create("benchmark");
    private final LDClient client;
    private final Migration<Answer, Answer, String, String> migration;

    LaunchDarklyPath(OrderService service) {
        TestData flags = TestData.dataSource();
        flags.update(flags.flag(FLAG).valueForAll(LDValue.of(MigrationStage.SHADOW.toString())));
        client = new LDClient(
                "no-key",
                new LDConfig.Builder()
                        .dataSource(flags)
                        .events(Components.noEvents())
                        .build());
        migration = new MigrationBuilder<Answer, Answer, String, String>(client)
                .readExecution(MigrationExecution.Parallel())
                .read(
                        requestId -> MigrationMethodResult.Success(service.oldSide(requestId)),
                        requestId -> MigrationMethodResult.Success(service.newSide(requestId)))
                .write(unused -> MigrationMethodResult.Failure(), unused -> MigrationMethodResult.Failure())
                .build()
                .orElseThrow();
    }

    @Override
    public Object call(String requestId) {
        return migration.read(FLAG, context, MigrationStage.OFF, requestId);
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
