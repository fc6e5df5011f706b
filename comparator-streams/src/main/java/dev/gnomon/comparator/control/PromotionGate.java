package dev.gnomon.comparator.control;

import dev.gnomon.schemas.MigrationState;
import org.jspecify.annotations.Nullable;

/**
 * Asked whenever a command without force brings request units closer to NEW. This is where a decision that rests on
 * what has been counted has its say.
 */
@FunctionalInterface
public interface PromotionGate {

    /** Nothing is held against a promotion: its reason, which every command has, is enough. */
    PromotionGate REASON_IS_ENOUGH = (before, after) -> null;

    /** What speaks against the step, in one sentence; null where nothing does. */
    @Nullable
    String objection(MigrationState before, MigrationState after);
}
