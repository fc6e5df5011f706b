package dev.gnomon.compare.values;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.JsonScalar;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The functions that rules name, apart from {@link Parsers} and {@link Replacement}. */
public final class ValueFunctions {

    /** Begins the text of a number as it was written. No text that was read from UTF-8 begins like this. */
    private static final String AS_WRITTEN = "\uDC00";

    private ValueFunctions() {}

    /** What {@code parser} reads; a value that it cannot read stays as it is. */
    public static ValueFunction parsed(Parser parser) {
        return (value, work) -> {
            Json parsed = parser.parse(value, work);
            return parsed == null ? value : parsed;
        };
    }

    /** Texts in all of {@code forms}. */
    public static ValueFunction text(Set<TextForm> forms) {
        Set<TextForm> inOrder = EnumSet.copyOf(forms);
        return (value, work) -> {
            if (value.kind() != Json.Kind.STRING) {
                return value;
            }
            String text = text(value, work);
            String formed = text;
            for (TextForm form : inOrder) {
                work.spend(formed.length());
                formed = form.apply(formed);
            }
            return formed.equals(text) ? value : Json.string(formed);
        };
    }

    /** Values looked up in a table; what it does not have stays as it is. */
    public static ValueFunction replaced(Map<Json, Json> table) {
        Map<Json, Json> copy = Map.copyOf(table);
        return (value, work) -> {
            Json replaced = copy.get(value);
            return replaced == null ? value : replaced;
        };
    }

    /** Numbers, multiplied by {@code factor}. */
    public static ValueFunction scaled(Decimal factor) {
        return onNumber(number -> number.times(factor));
    }

    /** Numbers, rounded half even to {@code places} digits after the point. */
    public static ValueFunction rounded(int places) {
        return onNumber(number -> number.rounded(places));
    }

    /** Numbers that are equal only if they are written alike: 1.0 is not 1. */
    public static ValueFunction asWritten() {
        return (value, work) -> value.kind() == Json.Kind.NUMBER ? Json.string(AS_WRITTEN + text(value, work)) : value;
    }

    /** All of {@code functions}, one after the other. */
    public static ValueFunction all(List<ValueFunction> functions) {
        if (functions.size() == 1) {
            return functions.get(0);
        }
        ValueFunction[] inOrder = functions.toArray(ValueFunction[]::new);
        return (value, work) -> {
            Json result = value;
            for (ValueFunction function : inOrder) {
                result = function.apply(result, work);
            }
            return result;
        };
    }

    private interface OfNumber {
        Decimal apply(Decimal number);
    }

    private static ValueFunction onNumber(OfNumber function) {
        return (value, work) -> {
            @Nullable Decimal number = value.kind() == Json.Kind.NUMBER ? Parsers.decimal(value, work) : null;
            if (number == null) {
                return value;
            }
            Decimal result = function.apply(number);
            return result.equals(number) ? value : Json.number(result.text());
        };
    }

    private static String text(Json value, Work work) {
        JsonScalar scalar = (JsonScalar) value;
        work.spend(scalar.length());
        return scalar.text();
    }
}
