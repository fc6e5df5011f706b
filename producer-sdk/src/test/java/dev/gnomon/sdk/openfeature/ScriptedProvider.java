package dev.gnomon.sdk.openfeature;

import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.Metadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Value;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A provider that answers, fails, throws or hangs as a test says. */
final class ScriptedProvider implements FeatureProvider {

    /** Answers nothing, without an error. */
    static final Object NULL = new Object();

    /** Answers the default, without an error, as for a disabled flag. */
    static final Object FALLS_BACK = new Object();

    final AtomicInteger asked = new AtomicInteger();
    final CountDownLatch hang = new CountDownLatch(1);
    volatile boolean hanging;
    volatile @Nullable Throwable throwing;
    private final Map<String, Object> values = new ConcurrentHashMap<>();
    private final Map<String, ErrorCode> errors = new ConcurrentHashMap<>();

    void answers(String flag, Object value) {
        values.put(flag, value);
    }

    void fails(String flag, ErrorCode code, Object value) {
        values.put(flag, value);
        errors.put(flag, code);
    }

    void forget(String flag) {
        values.remove(flag);
    }

    @Override
    public Metadata getMetadata() {
        return () -> "scripted";
    }

    @SuppressWarnings("unchecked")
    private <T> ProviderEvaluation<T> evaluate(String flag, Class<T> type, T fallback) {
        asked.incrementAndGet();
        misbehave();
        Object value = values.get(flag);
        ErrorCode code = errors.get(flag);
        if (value == null && code == null) {
            code = ErrorCode.FLAG_NOT_FOUND;
        } else if (code == null && value != NULL && value != FALLS_BACK && !type.isInstance(value)) {
            code = ErrorCode.TYPE_MISMATCH;
        }
        T given = type.isInstance(value) ? (T) value : value == NULL ? null : fallback;
        return ProviderEvaluation.<T>builder().value(given).errorCode(code).build();
    }

    private void misbehave() {
        if (hanging) {
            boolean interrupted = false;
            while (hang.getCount() > 0) {
                try {
                    hang.await();
                } catch (InterruptedException ignored) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        if (throwing instanceof RuntimeException exception) {
            throw exception;
        }
        if (throwing instanceof Error error) {
            throw error;
        }
    }

    @Override
    public ProviderEvaluation<Boolean> getBooleanEvaluation(String flag, Boolean fallback, EvaluationContext context) {
        return evaluate(flag, Boolean.class, fallback);
    }

    @Override
    public ProviderEvaluation<String> getStringEvaluation(String flag, String fallback, EvaluationContext context) {
        return evaluate(flag, String.class, fallback);
    }

    @Override
    public ProviderEvaluation<Integer> getIntegerEvaluation(String flag, Integer fallback, EvaluationContext context) {
        return evaluate(flag, Integer.class, fallback);
    }

    @Override
    public ProviderEvaluation<Double> getDoubleEvaluation(String flag, Double fallback, EvaluationContext context) {
        return evaluate(flag, Double.class, fallback);
    }

    @Override
    public ProviderEvaluation<Value> getObjectEvaluation(String flag, Value fallback, EvaluationContext context) {
        return evaluate(flag, Value.class, fallback);
    }
}
