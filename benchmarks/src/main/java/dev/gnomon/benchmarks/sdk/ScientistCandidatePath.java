package dev.gnomon.benchmarks.sdk;

import com.github.rawls238.scientist4j.Experiment;
import com.github.rawls238.scientist4j.ExperimentBuilder;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Scientist4J with only the candidate beside the caller. Version 0.6 has no method for that: the caller runs the old
 * side, and a pool as large as the library's own runs the experiment with the answer that is already there.
 */
final class ScientistCandidatePath implements CallPath {

    private final OrderService service;
    private final Experiment<Answer> experiment =
            new ExperimentBuilder<Answer>().withName("orders").build();
    private final ExecutorService pool = Executors.newFixedThreadPool(2);

    ScientistCandidatePath(OrderService service) {
        this.service = service;
    }

    @Override
    public Object call(String requestId) {
        Answer answer = service.oldSide(requestId);
        pool.execute(() -> runCandidate(requestId, answer));
        return answer;
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }

    private void runCandidate(String requestId, Answer answer) {
        try {
            experiment.run(() -> answer, () -> service.newSide(requestId));
        } catch (Exception failed) {
            throw new IllegalStateException("the experiment failed", failed);
        }
    }
}
