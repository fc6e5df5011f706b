package dev.gnomon.sdk;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonFilter;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonGetter;
import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.JsonIdentityReference;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonKey;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeId;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.JsonView;
import com.fasterxml.jackson.annotation.ObjectIdGenerators;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.annotation.JsonTypeIdResolver;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.jsontype.impl.TypeIdResolverBase;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import dev.gnomon.sdk.spi.Sensitive;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every kind of member, and every way to one, by which Jackson can write a secret. */
final class PlantedTypes {

    private PlantedTypes() {}

    record Plain(@Sensitive String iban, String bank) {}

    record Typed(@JsonTypeId @Sensitive String iban) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    record TypedBySecret(@JsonTypeId @Sensitive String iban, int n) {}

    record Key(@JsonKey @Sensitive String iban) {}

    record Value(@JsonValue @Sensitive String iban) {}

    record AnyGetter(@JsonAnyGetter @Sensitive Map<String, String> more) {}

    @JsonIdentityInfo(generator = ObjectIdGenerators.PropertyGenerator.class, property = "iban")
    record Identified(@Sensitive String iban, int n) {}

    record Twice(Identified first, Identified second) {}

    record AsId(@JsonIdentityReference(alwaysAsId = true) Identified only) {}

    record IdentifiedHere(
            @JsonIdentityInfo(generator = ObjectIdGenerators.PropertyGenerator.class, property = "iban")
            Plain first,

            @JsonIdentityInfo(generator = ObjectIdGenerators.PropertyGenerator.class, property = "iban")
            Plain second) {}

    record Unwrapped(@JsonUnwrapped Plain plain) {}

    record UnwrappedWithPrefix(@JsonUnwrapped(prefix = "a_") Plain plain) {}

    record UnwrappedTwice(
            @JsonUnwrapped(prefix = "b_", suffix = "_c") UnwrappedWithPrefix inner) {}

    record UnwrappedSecret(@Sensitive @JsonUnwrapped Open open) {}

    record Open(String iban) {}

    interface View {
        String iban();

        @JsonGetter("iban")
        default String shown() {
            return iban();
        }
    }

    @JsonSerialize(as = View.class)
    record AsInterface(@Sensitive String iban) implements View {}

    record Hidden(@Sensitive String iban) implements View {}

    record PropertyAsInterface(
            @JsonSerialize(as = View.class) Hidden hidden) {}

    record ContentAsInterface(
            @JsonSerialize(contentAs = View.class) List<Hidden> hidden) {}

    record StaticallyTyped(
            @JsonSerialize(typing = JsonSerialize.Typing.STATIC)
            View hidden) {}

    static final class Printing extends JsonSerializer<Object> {
        @Override
        public void serialize(Object value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.toString());
        }

        @Override
        public void serializeWithType(
                Object value, JsonGenerator json, SerializerProvider provider, TypeSerializer types)
                throws IOException {
            serialize(value, json, provider);
        }
    }

    static final class PrintingKeys extends JsonSerializer<Object> {
        @Override
        public void serialize(Object value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeFieldName(value.toString());
        }
    }

    static final class ToText extends StdConverter<Plain, String> {
        @Override
        public String convert(Plain value) {
            return value.iban();
        }
    }

    @JsonSerialize(using = Printing.class)
    record OwnSerializer(@Sensitive String iban) {}

    @JsonSerialize(using = Printing.class)
    record OwnSerializerAround(Plain plain) {}

    @JsonSerialize(using = ToStringSerializer.class)
    record Printed(List<Optional<Plain>> plain) {}

    record PropertySerializer(
            @JsonSerialize(using = Printing.class) Plain plain) {}

    record SecretPropertySerializer(
            @Sensitive @JsonSerialize(using = Printing.class)
            String iban) {}

    record ContentSerializer(
            @JsonSerialize(contentUsing = Printing.class) List<Plain> plain) {}

    record KeySerializer(
            @JsonSerialize(keyUsing = PrintingKeys.class) Map<Plain, String> plain) {}

    record Converted(
            @JsonSerialize(converter = ToText.class) Plain plain) {}

    record ContentConverted(
            @JsonSerialize(contentConverter = ToText.class) List<Plain> plain) {}

    @JsonSerialize(converter = ToText.class)
    static class ConvertedType {
        @Sensitive
        public final String iban;

        ConvertedType(String iban) {
            this.iban = iban;
        }
    }

    record Serializable(@Sensitive String iban) implements JsonSerializable {
        @Override
        public void serialize(JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(iban);
        }

        @Override
        public void serializeWithType(JsonGenerator json, SerializerProvider provider, TypeSerializer types)
                throws IOException {
            json.writeString(iban);
        }
    }

    record ValueAround(Plain plain) {
        @JsonValue
        String shown() {
            return plain.iban();
        }
    }

    record Raw(@Sensitive @JsonRawValue String iban) {}

    record RawAround(@JsonRawValue Plain plain) {}

    record Formatted(
            @Sensitive @JsonFormat(shape = JsonFormat.Shape.STRING)
            String iban) {}

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record AsArray(@Sensitive String iban, int n) {}

    record AsArrayHere(
            @JsonFormat(shape = JsonFormat.Shape.ARRAY) Plain plain) {}

    interface Annotated {
        @Sensitive
        String getIban();
    }

    record ImplementsAnnotated(@JsonProperty("iban") String getIban) implements Annotated {}

    static class Base {
        private final String secret;

        Base(String secret) {
            this.secret = secret;
        }

        @Sensitive
        public String getIban() {
            return secret;
        }
    }

    static final class Overriding extends Base {
        Overriding(String secret) {
            super(secret);
        }

        @Override
        public String getIban() {
            return "+" + super.getIban();
        }
    }

    static final class OnField {
        @Sensitive
        private final String iban;

        OnField(String iban) {
            this.iban = iban;
        }

        public String getIban() {
            return iban;
        }
    }

    @SuppressWarnings("UnusedVariable") // read by Jackson
    static final class OnRenamedField {
        @Sensitive
        @JsonProperty("number")
        private final String iban;

        OnRenamedField(String iban) {
            this.iban = iban;
        }
    }

    static final class OnSetter {
        private String iban;

        OnSetter(String iban) {
            this.iban = iban;
        }

        public String getIban() {
            return iban;
        }

        @Sensitive
        public void setIban(String iban) {
            this.iban = iban;
        }
    }

    static final class UnderAnotherName {
        @Sensitive
        private final String iban;

        UnderAnotherName(String iban) {
            this.iban = iban;
        }

        public String getAccountNumber() {
            return iban;
        }
    }

    @SuppressWarnings("UnusedVariable") // read by Jackson
    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    static final class PrivateField {
        @Sensitive
        private final String iban;

        PrivateField(String iban) {
            this.iban = iban;
        }
    }

    static final class OnMethodThatIsNoGetter {
        private final String iban;

        OnMethodThatIsNoGetter(String iban) {
            this.iban = iban;
        }

        @Sensitive
        public String iban() {
            return iban;
        }

        public String getNumber() {
            return iban;
        }
    }

    static final class Views {}

    record Viewed(@Sensitive @JsonView(Views.class) String iban, int n) {}

    @JsonFilter("planted")
    record Filtered(@Sensitive String iban) {}

    record NotEmpty(
            @Sensitive @JsonInclude(JsonInclude.Include.NON_EMPTY)
            String iban) {}

    static final class SecretIds extends TypeIdResolverBase {
        @Override
        public String idFromValue(Object value) {
            return ((Named) value).iban();
        }

        @Override
        public String idFromValueAndType(Object value, Class<?> suggestedType) {
            return idFromValue(value);
        }

        @Override
        public JsonTypeInfo.Id getMechanism() {
            return JsonTypeInfo.Id.CUSTOM;
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.CUSTOM)
    @JsonTypeIdResolver(SecretIds.class)
    record Named(@Sensitive String iban, int n) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    @JsonSubTypes(@JsonSubTypes.Type(value = Visa.class, name = "visa"))
    interface Card {}

    record Visa(@Sensitive String number) implements Card {}

    record Wallet(List<Card> cards) {}

    record Box<T>(T content) {}

    /** Null the first time, then the secret: what a field does that another thread sets meanwhile. */
    static final class SetMeanwhile {
        private final String iban;
        private int asked;

        SetMeanwhile(String iban) {
            this.iban = iban;
        }

        @Sensitive
        @JsonProperty("iban")
        @Nullable
        String iban() {
            return asked++ == 0 ? null : iban;
        }
    }

    static final class Listed extends ArrayList<String> {
        @Sensitive
        private final String iban;

        Listed(String iban) {
            super(List.of(iban));
            this.iban = iban;
        }

        String iban() {
            return iban;
        }
    }

    /** Each way by its name, with what makes an answer that holds a secret. */
    static Map<String, Function<String, Object>> all() {
        Map<String, Function<String, Object>> all = new LinkedHashMap<>();
        members(all);
        ways(all);
        containers(all);
        return all;
    }

    private static void members(Map<String, Function<String, Object>> all) {
        all.put("plain", secret -> new Plain(secret, "b"));
        all.put("@JsonTypeId", Typed::new);
        all.put("@JsonTypeId of a type with type information", secret -> new TypedBySecret(secret, 1));
        all.put("@JsonKey", secret -> Map.of(new Key(secret), 1));
        all.put("a record as a key", secret -> Map.of(new Plain(secret, "b"), 1));
        all.put("@JsonValue", Value::new);
        all.put("@JsonValue as a key", secret -> Map.of(new Value(secret), 1));
        all.put("@JsonAnyGetter", secret -> new AnyGetter(Map.of("iban", secret)));
        all.put("@JsonRawValue", secret -> new Raw('"' + secret + '"'));
        all.put("@JsonFormat", Formatted::new);
        all.put("@JsonFormat(ARRAY)", secret -> new AsArray(secret, 1));
        all.put("@JsonFormat(ARRAY) of a property", secret -> new AsArrayHere(new Plain(secret, "b")));
        all.put("@JsonView", secret -> new Viewed(secret, 1));
        all.put("@JsonInclude", NotEmpty::new);
        all.put("using on the member", SecretPropertySerializer::new);
        all.put("a getter of an interface", ImplementsAnnotated::new);
        all.put("a getter of the superclass", Base::new);
        all.put("a getter that is overridden", Overriding::new);
        all.put("a field", OnField::new);
        all.put("a renamed field", OnRenamedField::new);
        all.put("a private field", PrivateField::new);
        all.put("a setter", OnSetter::new);
        all.put("a field under another name", UnderAnotherName::new);
        all.put("a method that is no getter", OnMethodThatIsNoGetter::new);
        all.put("a list with a member", Listed::new);
    }

    private static void ways(Map<String, Function<String, Object>> all) {
        all.put("object ID, second reference", secret -> {
            Identified one = new Identified(secret, 1);
            return new Twice(one, one);
        });
        all.put("object ID, always", secret -> new AsId(new Identified(secret, 1)));
        all.put("object ID of a property", secret -> {
            Plain one = new Plain(secret, "b");
            return new IdentifiedHere(one, one);
        });
        all.put("@JsonUnwrapped", secret -> new Unwrapped(new Plain(secret, "b")));
        all.put("@JsonUnwrapped with a prefix", secret -> new UnwrappedWithPrefix(new Plain(secret, "b")));
        all.put(
                "@JsonUnwrapped within another",
                secret -> new UnwrappedTwice(new UnwrappedWithPrefix(new Plain(secret, "b"))));
        all.put("a secret that is unwrapped", secret -> new UnwrappedSecret(new Open(secret)));
        all.put("as an interface", AsInterface::new);
        all.put("a property as an interface", secret -> new PropertyAsInterface(new Hidden(secret)));
        all.put("content as an interface", secret -> new ContentAsInterface(List.of(new Hidden(secret))));
        all.put("static typing", secret -> new StaticallyTyped(new Hidden(secret)));
        all.put("a serializer of its own", OwnSerializer::new);
        all.put("a serializer around it", secret -> new OwnSerializerAround(new Plain(secret, "b")));
        all.put("toString around it", secret -> new Printed(List.of(Optional.of(new Plain(secret, "b")))));
        all.put("a property's serializer", secret -> new PropertySerializer(new Plain(secret, "b")));
        all.put("a content serializer", secret -> new ContentSerializer(List.of(new Plain(secret, "b"))));
        all.put("a key serializer", secret -> new KeySerializer(Map.of(new Plain(secret, "b"), "x")));
        all.put("a converter", secret -> new Converted(new Plain(secret, "b")));
        all.put("a content converter", secret -> new ContentConverted(List.of(new Plain(secret, "b"))));
        all.put("a converter of the type", ConvertedType::new);
        all.put("JsonSerializable", Serializable::new);
        all.put("@JsonValue around it", secret -> new ValueAround(new Plain(secret, "b")));
        all.put("@JsonRawValue around it", secret -> new RawAround(new Plain(secret, "b")));
        all.put("@JsonFilter", Filtered::new);
        all.put("a type ID of its own", secret -> new Named(secret, 1));
    }

    private static void containers(Map<String, Function<String, Object>> all) {
        all.put("a list", secret -> List.of(new Plain(secret, "b")));
        all.put("a map", secret -> Map.of("a", new Plain(secret, "b")));
        all.put("an entry", secret -> Map.entry(new Plain(secret, "b"), new Plain(secret, "c")));
        all.put("an array", secret -> new Object[] {new Plain(secret, "b")});
        all.put("an Optional", secret -> Optional.of(new Plain(secret, "b")));
        all.put("a reference", secret -> new AtomicReference<>(new Plain(secret, "b")));
        all.put("a generic type", secret -> new Box<>(new Plain(secret, "b")));
        all.put("a subtype", secret -> new Wallet(List.of(new Visa(secret))));
        all.put(
                "a node",
                secret -> JsonNodeFactory.instance.objectNode().set("a", new POJONode(new Plain(secret, "b"))));
    }
}
