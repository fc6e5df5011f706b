package dev.gnomon.compare.rules;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.JsonArray;
import dev.gnomon.compare.json.JsonScalar;
import dev.gnomon.compare.values.Decimal;
import dev.gnomon.compare.values.Replacement;
import dev.gnomon.compare.values.TextForm;
import dev.gnomon.compare.values.ValueFunction;
import dev.gnomon.compare.values.ValueFunctions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a rule does to values: the second phase, in the order in which it is applied. */
final class NormalisingReader {

    static final List<String> PROPERTIES = List.of(
            "parse", "units", "zone", "text", "replace", "values", "valuesJson", "scale", "decimals", "numbers");

    private static final String FORMS = "a list of \"trim\", \"spaces\", \"lines\", \"case\" and \"nfc\"";
    private static final String REPLACE = "a regular expression and its replacement, such as [\"sig=[^&]*\", \"sig=\"]";
    private static final String PAIRS = "a list of pairs, such as [[1, true], [\"N\", false]]";
    private static final int MAX_DECIMALS = 100;

    private final Fields fields;
    private final List<ValueFunction> functions = new ArrayList<>();

    NormalisingReader(Fields fields) {
        this.fields = fields;
    }

    /** What the rule does to values; null if nothing. */
    @Nullable
    Normalising read() {
        ParseReader.Parsing parsing = new ParseReader(fields).read();
        text();
        replace();
        values();
        valuesJson();
        scale();
        decimals();
        numbers();
        return parsing == null && functions.isEmpty()
                ? null
                : new Normalising(
                        parsing == null ? null : parsing.parser(),
                        parsing != null && parsing.readsPayload(),
                        ValueFunctions.all(functions));
    }

    private void text() {
        List<String> names = fields.textOrTexts("text", FORMS);
        if (names == null) {
            return;
        }
        Set<TextForm> forms = EnumSet.noneOf(TextForm.class);
        for (String name : names) {
            TextForm form = TextForm.of(name);
            if (form == null) {
                fields.wrong("text", Json.string(name), FORMS);
            } else {
                forms.add(form);
            }
        }
        if (!forms.isEmpty()) {
            functions.add(ValueFunctions.text(forms));
        }
    }

    private void replace() {
        List<String> both = fields.texts("replace", REPLACE);
        if (both == null) {
            return;
        }
        if (both.size() != 2) {
            fields.wrong("\"replace\" has " + both.size() + " texts; it must be " + REPLACE);
            return;
        }
        try {
            functions.add(Replacement.of(both.get(0), both.get(1)));
        } catch (IllegalArgumentException wrong) {
            fields.wrong("\"replace\" cannot be used: " + wrong.getMessage());
        }
    }

    private void values() {
        Map<Json, Json> table = new HashMap<>();
        new TextTable(fields)
                .read("values", "an object from texts to texts")
                .forEach((from, to) -> table.put(Json.string(from), Json.string(to)));
        if (!table.isEmpty()) {
            functions.add(ValueFunctions.replaced(table));
        }
    }

    private void valuesJson() {
        JsonArray pairs = fields.list("valuesJson", PAIRS);
        if (pairs == null) {
            return;
        }
        if (pairs.size() == 0) {
            fields.wrong("valuesJson", pairs, PAIRS);
            return;
        }
        Map<Json, Json> table = new HashMap<>();
        for (Json element : pairs.elements()) {
            if (!(element instanceof JsonArray pair) || pair.size() != 2) {
                fields.wrong("\"valuesJson\" has " + Fields.shown(element) + "; it must be " + PAIRS);
            } else if (table.put(pair.get(0), pair.get(1)) != null) {
                fields.wrong("\"valuesJson\" has two values for " + Fields.shown(pair.get(0)));
            }
        }
        functions.add(ValueFunctions.replaced(table));
    }

    private void scale() {
        Decimal factor = new DecimalField(fields).read("scale");
        if (factor != null && factor.signum() == 0) {
            fields.wrong("\"scale\" is 0, which would make all numbers equal");
        } else if (factor != null) {
            functions.add(ValueFunctions.scaled(factor));
        }
    }

    private void decimals() {
        Json value = fields.value("decimals");
        if (value == null) {
            return;
        }
        Decimal places = value.kind() == Json.Kind.NUMBER ? Decimal.parse(((JsonScalar) value).text()) : null;
        for (int i = 0; places != null && i <= MAX_DECIMALS; i++) {
            if (places.equals(Decimal.of(i))) {
                functions.add(ValueFunctions.rounded(i));
                return;
            }
        }
        fields.wrong("decimals", value, "a whole number from 0 to " + MAX_DECIMALS);
    }

    private void numbers() {
        String numbers = fields.text("numbers", "\"asWritten\"");
        if (numbers == null) {
            return;
        }
        if (!numbers.equals("asWritten")) {
            fields.wrong("numbers", Json.string(numbers), "\"asWritten\"");
        }
        for (String property : List.of("scale", "decimals", "tolerance")) {
            if (fields.has(property)) {
                fields.wrong("\"numbers\" and \"" + property + "\" contradict each other: one compares what is written,"
                        + " the other what it denotes");
            }
        }
        functions.add(ValueFunctions.asWritten());
    }
}
