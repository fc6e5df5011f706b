package dev.gnomon.compare.rules;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.values.Work;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the rules that match a place make of the value there. Immutable, and safe for use by several threads. */
public final class Normaliser {

    private final List<Normalising> steps;

    private Normaliser(List<Normalising> steps) {
        this.steps = steps;
    }

    static @Nullable Normaliser of(List<Rule> rulesInOrder) {
        List<Normalising> steps = rulesInOrder.stream()
                .map(Rule::normalising)
                .filter(step -> step != null)
                .toList();
        return steps.isEmpty() ? null : new Normaliser(steps);
    }

    /** The value that is compared in place of {@code value}: itself, where nothing applies to it. */
    public Json apply(Json value, Work work) {
        Json result = value;
        for (Normalising step : steps) {
            result = apply(step, result, work);
        }
        return result;
    }

    /**
     * What a payload says that one of the rules can read as it is, although it need not be JSON; null if there is none,
     * so that it has to be read as JSON and given to {@link #apply}.
     */
    public @Nullable Json applyToPayload(String text, Work work) {
        Json payload = Json.string(text);
        Json result = null;
        for (Normalising step : steps) {
            if (result != null) {
                result = apply(step, result, work);
            } else if (step.parser() != null && step.readsPayload()) {
                Json parsed = step.parser().parse(payload, work);
                result = parsed == null ? null : step.rest().apply(parsed, work);
            }
        }
        return result;
    }

    private static Json apply(Normalising step, Json value, Work work) {
        Json parsed = step.parser() == null ? null : step.parser().parse(value, work);
        return step.rest().apply(parsed == null ? value : parsed, work);
    }
}
