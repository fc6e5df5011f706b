package dev.gnomon.sdk;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request and what is known of it. Nothing is checked here, because this is built on the request path. What is too
 * long is cut later, and an ID that cannot be used is counted when its observation would be made.
 *
 * @param id the request, the same on both sides: 1 to 256 characters
 * @param unit what sampling and exposure go by, such as a customer whose requests shall stay together; the ID where
 *     nothing else was said
 * @param operation the endpoint or method within the migration; null for the migration's own
 * @param tags free tags for people, at most 16
 * @param versions declared versions of dependencies, by name, at most 16
 * @param traceParent W3C traceparent; null for what the configured supplier says
 */
public record Request(
        String id,
        String unit,
        @Nullable String operation,
        Map<String, String> tags,
        Map<String, String> versions,
        @Nullable String traceParent) {

    /** A request of which only the ID is known. */
    public static Request of(String id) {
        return new Request(id, id, null, Map.of(), Map.of(), null);
    }

    /** This request, sampled and exposed by {@code requestUnit}. Separate services must name the same. */
    public Request withUnit(String requestUnit) {
        return new Request(id, requestUnit, operation, tags, versions, traceParent);
    }

    /** This request as one of {@code name}. */
    public Request withOperation(String name) {
        return new Request(id, unit, name, tags, versions, traceParent);
    }

    /** This request with one more tag. */
    public Request withTag(String name, String value) {
        return new Request(id, unit, operation, with(tags, name, value), versions, traceParent);
    }

    /** This request with one more declared version. */
    public Request withVersion(String dependency, String version) {
        return new Request(id, unit, operation, tags, with(versions, dependency, version), traceParent);
    }

    /** This request as part of a trace. */
    public Request withTraceParent(String header) {
        return new Request(id, unit, operation, tags, versions, header);
    }

    private static Map<String, String> with(Map<String, String> map, @Nullable String name, @Nullable String value) {
        if (name == null || value == null) {
            return map;
        }
        Map<String, String> more = new HashMap<>(map);
        more.put(name, value);
        return more;
    }
}
