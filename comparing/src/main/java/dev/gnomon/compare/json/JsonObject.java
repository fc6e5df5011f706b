package dev.gnomon.compare.json;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A JSON object. Its members keep the order of the document, which has no meaning. */
public final class JsonObject implements Json {

    private final Name[] names;
    private final Json[] values;
    private final long hash;

    /** Takes over both arrays, which are of one length and have no name twice. */
    JsonObject(Name[] names, Json[] values, ContentHash hashing) {
        this.names = names;
        this.values = values;
        long sum = 0;
        for (int i = 0; i < names.length; i++) {
            sum += hashing.member(names[i].hash(), values[i].hash());
        }
        this.hash = hashing.with(hashing.with(hashing.salt(Kind.OBJECT), sum), names.length);
    }

    /** An object being built, member by member. */
    public static final class Builder {

        private final List<Name> names = new ArrayList<>();
        private final List<Json> values = new ArrayList<>();

        /** Adds a member behind the others. The name must be new. */
        public Builder add(Name name, Json value) {
            names.add(name);
            values.add(value);
            return this;
        }

        /** The object. */
        public JsonObject build() {
            return new JsonObject(names.toArray(Name[]::new), values.toArray(Json[]::new), ContentHash.PROCESS);
        }
    }

    @Override
    public Kind kind() {
        return Kind.OBJECT;
    }

    @Override
    public long hash() {
        return hash;
    }

    /** How many members there are. */
    public int size() {
        return names.length;
    }

    /** The name of a member, counted from 0 in document order. */
    public Name name(int index) {
        return names[index];
    }

    /** The value of a member, counted from 0 in document order. */
    public Json value(int index) {
        return values[index];
    }

    /** The value of the member with this name; null if there is none. Looks at one member after the other. */
    public @Nullable Json get(String name) {
        int index = indexOf(Name.of(name), 0);
        return index < 0 ? null : values[index];
    }

    /**
     * Where the member with this name is; -1 if there is none. Looks at one member after the other.
     *
     * @param likely where to look first
     */
    public int indexOf(Name name, int likely) {
        for (int i = likely; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        for (int i = Math.min(likely, names.length) - 1; i >= 0; i--) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** Visits the members in document order. */
    public void forEach(BiConsumer<Name, Json> visitor) {
        for (int i = 0; i < names.length; i++) {
            visitor.accept(names[i], values[i]);
        }
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof JsonObject that && hash == that.hash && saysTheSame(that));
    }

    private boolean saysTheSame(JsonObject that) {
        if (names.length != that.names.length) {
            return false;
        }
        int likely = 0;
        for (int i = 0; i < names.length; i++) {
            int index = that.indexOf(names[i], likely);
            if (index < 0 || !values[i].equals(that.values[index])) {
                return false;
            }
            likely = index + 1;
        }
        return true;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(hash);
    }

    @Override
    public String toString() {
        return JsonText.of(this);
    }
}
