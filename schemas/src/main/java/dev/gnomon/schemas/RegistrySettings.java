package dev.gnomon.schemas;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * How to reach a schema registry that has Confluent's API.
 *
 * @param values the settings of Confluent's serializers; {@code schema.registry.url} is needed. Any of them may have
 *     {@code schema.registry.} in front. One is ours: {@code schema.registry.publish}, true by default; with false,
 *     records of both encodings are read, and written in the embedded one.
 */
public record RegistrySettings(Map<String, String> values) {

    /** What the names of these settings may begin with. */
    public static final String PREFIX = "schema.registry.";

    /** Where the registry is; several addresses with commas between. */
    public static final String URL = PREFIX + "url";

    /** Whether what is published is in the registry's framing. */
    public static final String PUBLISH = PREFIX + "publish";

    private static final Pattern ADDRESS = Pattern.compile("(https?|mock)://\\S+");

    /**
     * Checks what can be checked without asking the registry.
     *
     * @throws IllegalArgumentException naming the setting that is missing or wrong
     */
    public RegistrySettings {
        values = Map.copyOf(values);
        for (String address : values.getOrDefault(URL, "").split(",", -1)) {
            if (!ADDRESS.matcher(address.strip()).matches()) {
                throw new IllegalArgumentException(URL + " must be an address such as http://host:8081, not '"
                        + withoutUser(address.strip()) + "'");
            }
        }
        String publish = values.getOrDefault(PUBLISH, "true");
        if (!publish.equals("true") && !publish.equals("false")) {
            throw new IllegalArgumentException(PUBLISH + " must be true or false, not '" + publish + "'");
        }
    }

    /** Whether what is published is in the registry's framing, and not in the embedded encoding. */
    public boolean publish() {
        return !values.getOrDefault(PUBLISH, "true").equals("false");
    }

    /** Where the registry is, for people: without a password that may be part of the address. */
    public String address() {
        return withoutUser(values.getOrDefault(URL, ""));
    }

    /** Values may be secrets, so that only the address and the names of the rest are shown. */
    @Override
    public String toString() {
        return "RegistrySettings[" + address() + ", set=" + new TreeSet<>(values.keySet()) + "]";
    }

    /** The settings as Confluent's classes want them: some know a setting with the prefix, some without it. */
    Map<String, Object> forConfluent() {
        Map<String, Object> all = new HashMap<>();
        // A registry that does not answer must not hold anybody up for a minute, which is their default.
        for (String prefix : new String[] {"", PREFIX}) {
            all.put(prefix + "http.connect.timeout.ms", "2000");
            all.put(prefix + "http.read.timeout.ms", "5000");
            // Whoever asks, asks again, with pauses of its own.
            all.put(prefix + "max.retries", "0");
        }
        // Otherwise the registered schema would say how Java holds a string.
        all.put("avro.remove.java.properties", "true");
        values.forEach((name, value) -> {
            String bare = name.startsWith(PREFIX) && !name.equals(URL) ? name.substring(PREFIX.length()) : name;
            all.put(bare, value);
            if (!name.equals(URL)) {
                all.put(PREFIX + bare, value);
            }
        });
        all.remove(PUBLISH);
        all.remove(PUBLISH.substring(PREFIX.length()));
        return all;
    }

    private static String withoutUser(String address) {
        return address.replaceAll("//[^/@,]*@", "//");
    }
}
