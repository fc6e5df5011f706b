package dev.gnomon.comparator.decide;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a policy from JSON. What is absent keeps its default. Unknown names are refused, and every mistake is named at once.
 *
 * <pre>{@code
 * {"limits": {"mismatch": "0.001", "newFailed": "0.001", "missing": "0.005", "notComparable": "0.01"},
 *  "confidence": "0.95", "minPairs": 1000, "minSeconds": 3600, "operations": ["refund"], "perOperation": false,
 *  "latency": {"quantile": "0.99", "ratio": "1.2"}, "beyondNoise": false,
 *  "guard": {"mode": "dry-run", "meanYears": 10, "burst": 3, "evenIfOldSideBehind": false}, "until": null}
 * }</pre>
 */
public final class PolicyReader {

    private static final int MOST_OPERATIONS = 50;
    private static final int LONGEST_OPERATION = 100;
    private static final long TEN_YEARS = 315_360_000L;
    private static final String MUST_BE_SHARE = "must be greater than 0 and less than 1";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final List<String> mistakes;

    private PolicyReader(List<String> mistakes) {
        this.mistakes = mistakes;
    }

    /**
     * The policy that a text describes.
     *
     * @throws InvalidPolicyException if it is no policy, with every mistake
     */
    public static Policy read(String json) throws InvalidPolicyException {
        List<String> mistakes = new ArrayList<>();
        Policy policy = Policy.DEFAULT;
        try {
            policy = read(new JsonFields(JSON.readTree(json), mistakes), mistakes);
        } catch (JsonProcessingException broken) {
            mistakes.add("it cannot be parsed as JSON: " + broken.getOriginalMessage());
        }
        if (!mistakes.isEmpty()) {
            throw new InvalidPolicyException(mistakes);
        }
        return policy;
    }

    /** The policy in an object that is part of another; its mistakes go to {@code mistakes}. */
    public static Policy read(JsonFields fields, List<String> mistakes) {
        return new PolicyReader(mistakes).policy(fields);
    }

    private Policy policy(JsonFields fields) {
        Policy.Coverage coverage = coverage(fields);
        boolean beyondNoise = fields.flag("beyondNoise");
        if (beyondNoise && coverage.perOperation()) {
            mistakes.add("beyondNoise and perOperation are both true; noise is counted for the migration as a whole, so"
                    + " choose one of them");
        }
        Policy policy = new Policy(
                limits(fields.object("limits")),
                fields.decimal(
                        "confidence",
                        Policy.DEFAULT.confidence(),
                        share -> share >= 0.5 && share < 1,
                        "must be at least 0.5 and less than 1"),
                coverage,
                latency(fields),
                beyondNoise,
                guard(fields.object("guard")),
                until(fields));
        fields.refuseUnknown();
        return policy;
    }

    private static boolean isShare(double value) {
        return value > 0 && value < 1;
    }

    private static Map<Metric, Double> limits(JsonFields fields) {
        Map<Metric, Double> limits = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            BigDecimal absent = BigDecimal.valueOf(Policy.DEFAULT.limit(metric));
            limits.put(
                    metric,
                    fields.decimal(metric.label(), absent, PolicyReader::isShare, MUST_BE_SHARE)
                            .doubleValue());
        }
        fields.refuseUnknown();
        return limits;
    }

    private Policy.Coverage coverage(JsonFields fields) {
        Policy.Coverage absent = Policy.DEFAULT.coverage();
        List<String> operations = operations(fields);
        boolean perOperation = fields.flag("perOperation");
        if (perOperation && operations.isEmpty()) {
            mistakes.add(
                    "perOperation is true, but operations is empty; name the operations that must meet the limits");
        }
        return new Policy.Coverage(
                fields.whole("minPairs", absent.pairs(), 0, PairCounts.MOST),
                fields.whole("minSeconds", absent.seconds(), 0, TEN_YEARS),
                operations,
                perOperation);
    }

    private static List<String> operations(JsonFields fields) {
        JsonNode names = fields.any("operations");
        if (names == null) {
            return List.of();
        }
        Set<String> operations = new LinkedHashSet<>();
        boolean good = names.isArray() && names.size() <= MOST_OPERATIONS;
        for (JsonNode name : names) {
            good &= name.isTextual()
                    && !name.asText().isBlank()
                    && name.asText().length() <= LONGEST_OPERATION
                    && operations.add(name.asText());
        }
        if (!good) {
            fields.complain(
                    "operations",
                    names,
                    "must be a list of at most " + MOST_OPERATIONS + " different names of 1 to " + LONGEST_OPERATION
                            + " characters");
            return List.of();
        }
        return List.copyOf(operations);
    }

    private static @Nullable LatencyCheck latency(JsonFields fields) {
        if (!fields.has("latency")) {
            return null;
        }
        JsonFields latency = fields.object("latency");
        BigDecimal quantile = latency.decimal("quantile", new BigDecimal("0.99"), PolicyReader::isShare, MUST_BE_SHARE);
        BigDecimal ratio = latency.decimal(
                "ratio", new BigDecimal("1.2"), value -> value >= 0.01 && value <= 100, "must be between 0.01 and 100");
        latency.refuseUnknown();
        return new LatencyCheck(quantile.doubleValue(), ratio.doubleValue());
    }

    private static GuardPolicy guard(JsonFields fields) {
        GuardPolicy absent = GuardPolicy.DEFAULT;
        BigDecimal years = fields.decimal(
                "meanYears",
                BigDecimal.valueOf(absent.meanYears()),
                value -> value >= 0.001 && value <= 1_000_000,
                "must be between 0.001 and 1000000");
        BigDecimal burst = fields.decimal(
                "burst",
                BigDecimal.valueOf(absent.burst()),
                value -> value >= 1 && value <= 1_000,
                "must be between 1 and 1000");
        GuardPolicy guard = new GuardPolicy(
                mode(fields), years.doubleValue(), burst.doubleValue(), fields.flag("evenIfOldSideBehind"));
        fields.refuseUnknown();
        return guard;
    }

    private static GuardPolicy.Mode mode(JsonFields fields) {
        JsonNode label = fields.any("mode");
        if (label == null) {
            return GuardPolicy.DEFAULT.mode();
        }
        for (GuardPolicy.Mode mode : GuardPolicy.Mode.values()) {
            if (label.isTextual() && mode.label().equals(label.asText())) {
                return mode;
            }
        }
        fields.complain("mode", label, "must be off, dry-run or on");
        return GuardPolicy.DEFAULT.mode();
    }

    private static @Nullable Instant until(JsonFields fields) {
        JsonNode value = fields.any("until");
        try {
            return value == null ? null : Instant.parse(value.asText());
        } catch (DateTimeException notAnInstant) {
            fields.complain("until", value, "must be a time such as 2027-01-31T00:00:00Z");
            return null;
        }
    }
}
