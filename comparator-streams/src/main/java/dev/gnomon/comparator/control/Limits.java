package dev.gnomon.comparator.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gnomon.comparator.text.Foreign;
import dev.gnomon.compare.rules.RuleSet;
import dev.gnomon.compare.rules.RulesRefused;
import dev.gnomon.schemas.Change;
import dev.gnomon.schemas.Command;
import dev.gnomon.schemas.Ruling;
import dev.gnomon.schemas.Slug;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the values of a command may be, whatever the state is. */
final class Limits {

    private static final int MAX_JSON = 16_384;

    /** What is nested deeper than REST takes it could not be shown either. */
    private static final int MAX_DEPTH = 64;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build());

    private Limits() {}

    static void check(Command command) throws RefusedException {
        require(
                Slug.is(command.getMigration()),
                "a migration must be 1 to 100 of a-z, 0-9, '-', '.', '_', beginning with a letter or digit");
        text("commandId", command.getCommandId(), 100);
        text("reason", command.getReason(), 1_000);
        text("sender (by)", command.getBy(), 200);
        if (command.getEvidence() != null) {
            parse("evidence", command.getEvidence(), MAX_JSON);
        }
        check(command.getChange());
    }

    private static void check(Change change) throws RefusedException {
        share("exposure", change.getExposure());
        share("sample rate", change.getSampleRate());
        share("noise slice", change.getNoiseSlice());
        Long window = change.getWindowMillis();
        require(
                window == null || window == 0 || (window >= 100 && window <= 3_600_000),
                "the window must be between 100 ms and 1 h, not " + window + " ms");
        rules(change.getRules());
        if (change.getPolicy() != null) {
            require(parse("policy", change.getPolicy(), MAX_JSON).isObject(), "the policy must be a JSON object");
        }
        SettingsWithoutEffect.check(change);
    }

    private static void rules(@Nullable String text) throws RefusedException {
        if (text == null) {
            return;
        }
        try {
            RuleSet.parse(text);
        } catch (RulesRefused refused) {
            throw invalid(String.join("\n", refused.mistakes()));
        }
    }

    private static JsonNode parse(String what, String text, int most) throws RefusedException {
        require(text.length() <= most, what + " may have " + most + " characters, not " + text.length());
        try {
            JsonNode parsed = JSON.readTree(text);
            require(!parsed.isMissingNode(), what + " must not be empty");
            return parsed;
        } catch (StreamConstraintsException tooMuch) {
            throw invalid(
                    what + " is nested deeper than " + MAX_DEPTH + " levels, or a name or number in it is too long");
        } catch (JsonProcessingException broken) {
            String where = broken.getLocation() == null
                    ? ""
                    : " at line " + broken.getLocation().getLineNr() + ", column "
                            + broken.getLocation().getColumnNr();
            throw invalid(what + " cannot be parsed as JSON" + where);
        }
    }

    private static void share(String what, @Nullable Double value) throws RefusedException {
        require(
                value == null || (value >= 0 && value <= 1),
                what + " must be between 0 and 100 %, not " + percent(value == null ? 0 : value));
    }

    private static void text(String what, String value, int most) throws RefusedException {
        require(!value.isBlank(), "a " + what + " is missing");
        require(value.length() <= most, what + " may have " + most + " characters, not " + value.length());
        String unseen = Foreign.firstUnseen(value);
        require(unseen == null, what + " must not hold " + unseen + ", which cannot be seen");
    }

    private static void require(boolean condition, String otherwise) throws RefusedException {
        if (!condition) {
            throw invalid(otherwise);
        }
    }

    private static RefusedException invalid(String why) {
        return new RefusedException(Ruling.INVALID, why);
    }

    /** Whether {@code json} is {@code empty}, the array or object that clears a setting. */
    static boolean isEmpty(String json, String empty) {
        return json.replaceAll("\\s", "").equals(empty);
    }

    /** A share for people, such as 12.5 %. */
    static String percent(double share) {
        if (!Double.isFinite(share)) {
            return Double.toString(share);
        }
        return new BigDecimal(Double.toString(share))
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }
}
