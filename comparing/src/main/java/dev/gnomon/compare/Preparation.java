package dev.gnomon.compare;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.JsonArray;
import dev.gnomon.compare.json.JsonObject;
import dev.gnomon.compare.json.JsonReader;
import dev.gnomon.compare.json.JsonScalar;
import dev.gnomon.compare.json.Name;
import dev.gnomon.compare.rules.CannotApply;
import dev.gnomon.compare.rules.CompiledRules;
import dev.gnomon.compare.rules.Ignoring;
import dev.gnomon.compare.rules.ListIdentity;
import dev.gnomon.compare.rules.Normaliser;
import dev.gnomon.compare.rules.Origin;
import dev.gnomon.compare.rules.Place;
import dev.gnomon.compare.rules.Reshaped;
import dev.gnomon.compare.rules.Reshaper;
import dev.gnomon.compare.rules.Settings;
import dev.gnomon.compare.values.Work;
import dev.gnomon.schemas.Side;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Applies to one side's document what rules say before anything is compared: new names, normalised values, what is
 * ignored, and what is as if it were absent. For one document, on one thread.
 */
final class Preparation {

    private final CompiledRules rules;
    private final Side side;
    private final Work work;
    private final IdentityHashMap<Json, Parts> changed = new IdentityHashMap<>();
    private boolean tolerant;

    /** How many objects and lists are around what is prepared just now. */
    private int depth;

    Preparation(CompiledRules rules, Side side, Work work) {
        this.rules = rules;
        this.side = side;
        this.work = work;
    }

    /** Whether some value of this document may equal another one without having the same content. */
    boolean tolerant() {
        return tolerant;
    }

    /** What a rule reads from the text of a payload that need not be JSON; null if the payload is to be read as JSON. */
    static @Nullable Json payload(CompiledRules rules, Side side, String text, Work work) {
        Normaliser normaliser = rules.root(side).normaliser();
        return normaliser == null ? null : normaliser.applyToPayload(text, work);
    }

    /** A document that has been read as JSON, or that is a text. */
    Document ofValue(Json sent) throws CannotApply {
        Place root = rules.root(side);
        if (sent.kind() == Json.Kind.STRING) {
            Json parsed = normalised(sent, root);
            if (parsed.kind() != Json.Kind.STRING) {
                return ofParsed(sent, parsed);
            }
        }
        Reshaped reshaped = reshaped(sent);
        return prepared(sent, normalised(reshaped.value(), root), reshaped.origin());
    }

    /** A document that a rule has read from the payload's text. */
    Document ofParsed(Json sent, Json parsed) throws CannotApply {
        Reshaped reshaped = reshaped(parsed);
        return prepared(sent, reshaped.value(), reshaped.origin());
    }

    private Reshaped reshaped(Json value) throws CannotApply {
        Reshaper reshaper = rules.reshaper(side);
        return reshaper == null ? new Reshaped(value, null) : reshaper.apply(value, work);
    }

    private Document prepared(Json sent, Json value, @Nullable Origin origin) {
        Json prepared = within(value, rules.root(side), origin, false);
        return new Document(prepared == null ? null : new Shown(prepared, sent), changed);
    }

    private Json normalised(Json value, Place place) {
        Normaliser normaliser = place.normaliser();
        Json normal = normaliser == null ? value : normaliser.apply(value, work);
        // Texts in texts in texts: each may be as deep as a document, and everything that walks the result is
        // recursive.
        boolean tooDeep = value.kind() == Json.Kind.STRING
                && normal.kind() != Json.Kind.STRING
                && depth + height(normal) > JsonReader.MAX_DEPTH;
        return tooDeep ? value : normal;
    }

    private static int height(Json value) {
        int highest = 0;
        if (value instanceof JsonArray array) {
            for (Json element : array.elements()) {
                highest = Math.max(highest, 1 + height(element));
            }
        } else if (value instanceof JsonObject object) {
            for (int i = 0; i < object.size(); i++) {
                highest = Math.max(highest, 1 + height(object.value(i)));
            }
        }
        return highest;
    }

    /** What is compared of a normalised value; null if that is nothing. */
    private @Nullable Json within(Json value, Place place, @Nullable Origin origin, boolean ignoredAround) {
        work.spend(1);
        Settings settings = place.settings();
        boolean ignored = settings.ignoring().what() == Ignoring.What.AS_AROUND
                ? ignoredAround
                : settings.ignoring().what() == Ignoring.What.IGNORED;
        tolerant |=
                settings.tolerance() != null || !settings.ignoring().forgiven().isEmpty();
        if (ignored && !place.comparesInside()) {
            return null;
        }
        if (!ignored && origin == null && place.quiet()) {
            return value;
        }
        Json prepared = value;
        depth++;
        if (value instanceof JsonObject object) {
            prepared = new Members(object, origin).prepare(place, ignored);
        } else if (value instanceof JsonArray array) {
            prepared = new Elements(array, origin).prepare(place, ignored);
        }
        depth--;
        boolean nothing = ignored && (isEmpty(prepared) || prepared instanceof JsonScalar);
        return nothing ? null : prepared;
    }

    private static boolean isEmpty(Json value) {
        return (value instanceof JsonObject object && object.size() == 0)
                || (value instanceof JsonArray array && array.size() == 0);
    }

    /** The parts of one container that stay. */
    private abstract class Kept {

        final @Nullable Origin origin;
        final List<Json> values = new ArrayList<>();
        private final List<Json> originals = new ArrayList<>();
        private final List<Pointer.Step> steps = new ArrayList<>();
        boolean same = true;

        Kept(@Nullable Origin origin) {
            this.origin = origin;
        }

        void keep(Json value, Json original, Pointer.Step step) {
            values.add(value);
            originals.add(original);
            steps.add(step);
            same &= value == original && step.spot() == null;
        }

        Json done(Json prepared, long[] keys) {
            changed.put(prepared, new Parts(originals.toArray(Json[]::new), steps.toArray(Pointer.Step[]::new), keys));
            return prepared;
        }
    }

    private static Pointer.Step step(@Nullable Origin part, Pointer.Step plain) {
        return part == null || part.spot() == null ? plain : Pointer.Step.moved(part.spot());
    }

    private final class Members extends Kept {

        private final JsonObject object;
        private final List<Name> names = new ArrayList<>();

        Members(JsonObject object, @Nullable Origin origin) {
            super(origin);
            this.object = object;
        }

        Json prepare(Place place, boolean ignored) {
            for (int i = 0; i < object.size(); i++) {
                Name name = object.name(i);
                Place at = place.member(name);
                Origin part = origin == null ? null : origin.member(name);
                Json prepared = within(normalised(object.value(i), at), at, part, ignored);
                if (prepared == null || isAbsent(prepared, at)) {
                    same = false;
                } else {
                    names.add(name);
                    keep(prepared, object.value(i), step(part, Pointer.Step.member(name)));
                }
            }
            if (same) {
                return object;
            }
            JsonObject.Builder builder = new JsonObject.Builder();
            for (int i = 0; i < names.size(); i++) {
                builder.add(names.get(i), values.get(i));
            }
            return done(builder.build(), new long[0]);
        }

        private boolean isAbsent(Json value, Place at) {
            Set<Json> absent = at.settings().absent();
            return !absent.isEmpty() && absent.contains(value);
        }
    }

    private final class Elements extends Kept {

        private final JsonArray array;
        private final List<Long> keys = new ArrayList<>();

        Elements(JsonArray array, @Nullable Origin origin) {
            super(origin);
            this.array = array;
        }

        Json prepare(Place place, boolean ignored) {
            ListIdentity identity = place.settings().lists();
            Set<Long> seen = new HashSet<>();
            for (int i = 0; i < array.size(); i++) {
                Place at = place.element(i);
                Origin part = origin == null ? null : origin.element(i);
                Json prepared = within(normalised(array.get(i), at), at, part, ignored);
                boolean repeated = prepared != null
                        && identity.by() == ListIdentity.By.DISTINCT_CONTENT
                        && !seen.add(prepared.hash());
                if (prepared == null || repeated) {
                    same = false;
                    continue;
                }
                keep(prepared, array.get(i), step(part, Pointer.Step.element(i)));
                if (identity.by() == ListIdentity.By.KEY) {
                    keys.add(new ElementKey(work).of(array.get(i), at, identity.key()));
                }
            }
            if (identity.by() == ListIdentity.By.ORDER) {
                return same ? array : done(Json.array(values), new long[0]);
            }
            return done(
                    JsonArray.unordered(values),
                    keys.stream().mapToLong(Long::longValue).toArray());
        }
    }
}
