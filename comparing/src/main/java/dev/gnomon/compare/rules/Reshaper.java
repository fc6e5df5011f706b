package dev.gnomon.compare.rules;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.values.Work;
import dev.gnomon.schemas.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Applies the rules that change names, in their order. Immutable, and safe for use by several threads. */
public final class Reshaper {

    private final List<Rule> rules;

    private Reshaper(List<Rule> rules) {
        this.rules = rules;
    }

    static @Nullable Reshaper of(List<Rule> rules, Side side) {
        List<Rule> reshaping = rules.stream()
                .filter(rule -> rule.reshaping() != null && rule.scope().covers(side))
                .toList();
        return reshaping.isEmpty() ? null : new Reshaper(reshaping);
    }

    /**
     * The document with other names.
     *
     * @throws CannotApply if a value would go where something else is
     */
    public Reshaped apply(Json document, Work work) throws CannotApply {
        Draft draft = Draft.of(document);
        for (Rule rule : rules) {
            Reshaping reshaping = rule.reshaping();
            if (reshaping != null && reshaping.lowerCase()) {
                new LowerCase(rule.scope().at(), work).apply(draft);
            }
            if (reshaping != null && reshaping.moveTo() != null) {
                draft = new Move(rule.scope(), reshaping.moveTo(), work).apply(draft);
            }
        }
        return draft.finish();
    }
}
