package dev.gnomon.compare;

import dev.gnomon.compare.json.Json;
import java.util.Comparator;

/** Some total order of JSON values that agrees with equals: by their hashes, which nobody can make collide. */
final class JsonOrder implements Comparator<Json> {

    static final JsonOrder INSTANCE = new JsonOrder();

    private JsonOrder() {}

    @Override
    public int compare(Json one, Json other) {
        return Long.compare(one.hash(), other.hash());
    }
}
