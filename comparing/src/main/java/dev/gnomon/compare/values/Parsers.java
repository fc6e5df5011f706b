package dev.gnomon.compare.values;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.JsonScalar;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The parsers that rules name. */
public final class Parsers {

    /** A text that holds a JSON value. */
    public static final Parser JSON = onText(EmbeddedJson::read);

    /** A text that holds one JSON value a line; blank lines do not count. Gives a list. */
    public static final Parser NDJSON = onText(EmbeddedJson::readLines);

    /** A text in Base64 (RFC 4648), standard or URL-safe, padded or not, over UTF-8. Gives the text inside. */
    public static final Parser BASE64 = onText(Base64Text::decode);

    /** A text that holds an XML document, without a DTD. Gives an object; see {@link XmlTree}. */
    public static final Parser XML = onText((text, work) -> XmlTree.read(text, work));

    /** A text that is a URL. Gives it with its query parameters in order of their names. */
    public static final Parser URL = onText(UrlText::canonical);

    /** A number, or a text that denotes one. Gives the number. */
    public static final Parser NUMBER = (value, work) -> {
        if (value.kind() == Json.Kind.NUMBER) {
            return value;
        }
        Decimal number = decimal(value, work);
        return number == null ? null : Json.number(number.text());
    };

    private Parsers() {}

    /** A function of a text; null if the text cannot be read that way. */
    interface OfText {
        @Nullable
        Json parse(String text, Work work);
    }

    /**
     * An instant. Gives its one text in UTC.
     *
     * @param units what numbers count since the epoch; null where a number is no instant
     * @param zone the zone of texts that name none; null where such a text is no instant
     */
    public static Parser instant(@Nullable EpochUnit units, @Nullable ZoneId zone) {
        return (value, work) -> {
            Moment moment = moment(value, units, zone, work);
            return moment == null ? null : Json.string(moment.text());
        };
    }

    private static @Nullable Moment moment(Json value, @Nullable EpochUnit units, @Nullable ZoneId zone, Work work) {
        if (value.kind() == Json.Kind.STRING) {
            String text = text(value, work);
            return InstantReader.read(text, zone);
        }
        Decimal number = units == null || value.kind() != Json.Kind.NUMBER ? null : decimal(value, work);
        return number == null || units == null ? null : Moment.of(units.seconds(number));
    }

    /** The number that a number or a text denotes; null if it denotes none. */
    static @Nullable Decimal decimal(Json value, Work work) {
        boolean denotes = value.kind() == Json.Kind.NUMBER || value.kind() == Json.Kind.STRING;
        return denotes && ((JsonScalar) value).length() <= Decimal.MAX_LENGTH ? Decimal.parse(text(value, work)) : null;
    }

    private static Parser onText(OfText parser) {
        return (value, work) -> value.kind() == Json.Kind.STRING ? parser.parse(text(value, work), work) : null;
    }

    private static String text(Json value, Work work) {
        JsonScalar scalar = (JsonScalar) value;
        work.spend(scalar.length());
        return scalar.text();
    }
}
