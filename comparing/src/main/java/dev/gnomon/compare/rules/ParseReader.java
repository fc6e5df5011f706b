package dev.gnomon.compare.rules;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.values.EpochUnit;
import dev.gnomon.compare.values.Parser;
import dev.gnomon.compare.values.Parsers;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code parse} with {@code units} and {@code zone}. */
final class ParseReader {

    private static final String INSTANT = "instant";
    private static final Map<String, Parser> PARSERS = new TreeMap<>(Map.of(
            "json", Parsers.JSON,
            "base64", Parsers.BASE64,
            "number", Parsers.NUMBER,
            "url", Parsers.URL,
            "xml", Parsers.XML,
            "ndjson", Parsers.NDJSON));
    private static final String MUST_BE =
            "one of \"json\", \"base64\", \"number\", \"instant\", \"url\", \"xml\" and \"ndjson\", or a list of them";

    /** The parsers that say something about a whole payload that JSON would not say as well. */
    private static final List<String> OF_PAYLOADS = List.of("base64", INSTANT, "xml", "ndjson");

    /** Parsers of one chain. */
    private static final int MAX_CHAIN = 8;

    private final Fields fields;

    ParseReader(Fields fields) {
        this.fields = fields;
    }

    /**
     * What is read.
     *
     * @param readsPayload whether it is tried on the payload's text, before that is read as JSON
     */
    record Parsing(Parser parser, boolean readsPayload) {}

    @Nullable
    Parsing read() {
        List<String> chain = fields.textOrTexts("parse", MUST_BE);
        Parser instant = Parsers.instant(units(), zone());
        if (chain == null || !chain.contains(INSTANT)) {
            Stream.of("units", "zone")
                    .filter(fields::has)
                    .forEach(property -> fields.wrong("\"" + property + "\" only goes with \"parse\": \"instant\""));
        }
        if (chain != null && chain.size() > MAX_CHAIN) {
            fields.wrong("\"parse\" has " + chain.size() + " parsers; at most " + MAX_CHAIN + " are allowed");
        }
        return chain == null ? null : parsing(chain, instant);
    }

    private @Nullable Parsing parsing(List<String> chain, Parser instant) {
        Parser all = null;
        for (String name : chain) {
            Parser parser = name.equals(INSTANT) ? instant : PARSERS.get(name);
            if (parser == null) {
                fields.wrong("parse", Json.string(name), MUST_BE);
            } else {
                all = all == null ? parser : all.then(parser);
            }
        }
        return all == null ? null : new Parsing(all, OF_PAYLOADS.contains(chain.get(0)));
    }

    private @Nullable EpochUnit units() {
        String symbol = fields.text("units", "\"s\", \"ms\" or \"us\"");
        EpochUnit unit = symbol == null ? null : EpochUnit.of(symbol);
        if (symbol != null && unit == null) {
            fields.wrong("units", Json.string(symbol), "\"s\", \"ms\" or \"us\"");
        }
        return unit;
    }

    private @Nullable ZoneId zone() {
        String name = fields.text("zone", "a time zone, such as \"UTC\" or \"Europe/Berlin\"");
        try {
            return name == null ? null : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            fields.wrong("zone", Json.string(name), "a time zone, such as \"UTC\" or \"Europe/Berlin\"");
            return null;
        }
    }
}
