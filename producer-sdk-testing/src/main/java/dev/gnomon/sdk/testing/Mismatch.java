package dev.gnomon.sdk.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.PayloadFormat;
import dev.gnomon.schemas.Side;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One request whose sides disagreed: JSON that differs as JSON, other payloads that differ in any byte, or failures that
 * are not of the same type. No rules apply.
 *
 * @param migration the migration
 * @param requestId the request
 * @param oldGave what the old side gave
 * @param newGave what the new side gave
 */
public record Mismatch(String migration, String requestId, String oldGave, String newGave) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Comparator<JsonNode> NUMBERS_BY_VALUE = (one, other) -> one.isNumber() && other.isNumber()
            ? one.decimalValue().compareTo(other.decimalValue())
            : one.equals(other) ? 0 : 1;

    private record Key(String migration, String requestId) {}

    /** The requests of which both sides were observed, and disagree; in the order of their last observation. */
    static List<Mismatch> in(List<Observation> observations) {
        Map<Key, Observation> first = new LinkedHashMap<>();
        List<Mismatch> mismatches = new ArrayList<>();
        for (Observation observation : observations) {
            Key key = new Key(observation.getMigration(), observation.getRequestId());
            Observation other = first.putIfAbsent(key, observation);
            if (other != null && other.getSide() != observation.getSide() && !agree(other, observation)) {
                Observation old = other.getSide() == Side.OLD ? other : observation;
                Observation replacement = other.getSide() == Side.OLD ? observation : other;
                mismatches.add(new Mismatch(key.migration, key.requestId, describe(old), describe(replacement)));
            }
        }
        return mismatches;
    }

    private static boolean agree(Observation one, Observation other) {
        if (one.getFailure() != null || other.getFailure() != null) {
            return one.getFailure() != null
                    && other.getFailure() != null
                    && one.getFailure().getType().equals(other.getFailure().getType());
        }
        if (one.getPayload() == null || other.getPayload() == null || one.getFormat() != other.getFormat()) {
            return false;
        }
        return one.getPayload().equals(other.getPayload())
                || (one.getFormat() == PayloadFormat.JSON && sameJson(text(one), text(other)));
    }

    private static boolean sameJson(String one, String other) {
        try {
            return JSON.readTree(one).equals(NUMBERS_BY_VALUE, JSON.readTree(other));
        } catch (JsonProcessingException cut) {
            return false;
        }
    }

    private static String describe(Observation observation) {
        if (observation.getFailure() != null) {
            return "failed with " + observation.getFailure().getType() + ": "
                    + observation.getFailure().getMessage();
        }
        return observation.getPayload() == null ? "withheld" : text(observation);
    }

    private static String text(Observation observation) {
        return StandardCharsets.UTF_8
                .decode(observation.getPayload().duplicate())
                .toString();
    }

    @Override
    public String toString() {
        return migration + ", request " + requestId + ": old " + oldGave + ", new " + newGave;
    }
}
