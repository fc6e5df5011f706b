package dev.gnomon.benchmarks.pipeline;

import dev.gnomon.benchmarks.load.Expected;
import dev.gnomon.benchmarks.load.Traffic;
import dev.gnomon.benchmarks.load.Workload;
import dev.gnomon.benchmarks.process.BrokerProcess;
import dev.gnomon.benchmarks.process.Scratch;
import dev.gnomon.benchmarks.process.TopicAdmin;
import dev.gnomon.benchmarks.variant.Measurement;
import dev.gnomon.benchmarks.variant.VariantName;
import dev.gnomon.benchmarks.variant.VariantSpec.Input;
import dev.gnomon.schemas.Topics;
import java.util.ArrayList;
import java.util.List;

/** A broker of its own for one workload, with the requests for the warm-up in it. For use by one thread. */
final class Workbench implements AutoCloseable {

    private static final long OVERHEAD_BYTES = 2L << 30;

    private final Scratch scratch;
    private final BrokerProcess broker;
    private final TopicAdmin admin;
    private final VariantRunner runner;
    private final List<Input> warmUp = new ArrayList<>();

    private Workbench(Scratch scratch, BrokerProcess broker, Plan plan) {
        this.scratch = scratch;
        this.broker = broker;
        admin = new TopicAdmin(broker.bootstrapServers());
        runner = new VariantRunner(scratch.path(), admin, plan.jvmFlags());
    }

    /** Starts the broker. */
    static Workbench open(Workload workload, Plan plan) throws InterruptedException {
        Scratch scratch = Scratch.below(plan.folder(), 2 * workload.bytesOnDisk() + OVERHEAD_BYTES);
        try {
            Workbench workbench = new Workbench(scratch, BrokerProcess.start(scratch.path()), plan);
            if (plan.warmUp() > 0) {
                workbench.warmUp.add(workbench.backlog("warm-up.", workload.withRequests(plan.warmUp())));
            }
            return workbench;
        } catch (InterruptedException | RuntimeException notOpened) {
            scratch.close();
            throw notOpened;
        }
    }

    /** Topics that hold all of {@code workload}. */
    Input backlog(String prefix, Workload workload) throws InterruptedException {
        Input input = topics(prefix, workload);
        traffic(input).writeBacklog(workload);
        return input;
    }

    /** Topics that shall hold {@code workload}. */
    Input topics(String prefix, Workload workload) throws InterruptedException {
        admin.create(Topics.withPrefix(prefix));
        long window = workload.disturbance().window().toMillis();
        return new Input(broker.bootstrapServers(), prefix, window, Expected.of(workload));
    }

    /** What fills the topics of {@code input}. */
    Traffic traffic(Input input) {
        return new Traffic(broker.bootstrapServers(), input.topics());
    }

    /** Runs a variant over {@code input}, after the warm-up. */
    Measurement run(VariantName variant, Input input, Runnable whileRunning) throws InterruptedException {
        List<Input> inputs = new ArrayList<>(warmUp);
        inputs.add(input);
        return runner.run(variant, inputs, whileRunning);
    }

    @Override
    public void close() {
        broker.close();
        scratch.close();
    }
}
