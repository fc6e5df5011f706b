package dev.gnomon.sdk;

import dev.gnomon.schemas.Modes;
import dev.gnomon.schemas.Side;
import dev.gnomon.sdk.Captured.Span;
import org.jspecify.annotations.Nullable;

/**
 * Runs requests that change something, for migrations that declared shadow writes: the authoritative side first, and the
 * other one beside the caller once that has succeeded.
 *
 * @param lane where what is observed goes
 */
record Writes(Lane lane) {

    /**
     * Runs the authoritative side, then the other. The other side runs for every request, sampled or not, because two
     * stores that shall stay alike cannot leave requests out.
     */
    <T extends @Nullable Object, X extends Throwable> T shadowed(Scope scope, Sides<T, X> sides) throws X {
        boolean old = Modes.answersOld(scope.mode());
        long started = System.nanoTime();
        T answer = sides.of(old).get();
        Span span = Span.since(started);
        Call call = scope.sampled() ? lane.openBoth(scope) : null;
        if (call == null) {
            lane.beginUnobserved(sides.of(!old));
        } else {
            lane.recorder().answered(call, old ? Side.OLD : Side.NEW, answer, span);
            lane.begin(call, old ? Side.NEW : Side.OLD, sides.of(!old));
        }
        return answer;
    }
}
