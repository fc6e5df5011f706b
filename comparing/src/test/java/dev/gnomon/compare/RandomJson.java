package dev.gnomon.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Small random documents, from few names and values, so that equal parts are frequent. */
final class RandomJson {

    private static final List<String> NAMES = List.of("a", "b", "c", "d/e", "f~g", "é");
    private static final List<String> TEXTS = List.of("\"\"", "\"x\"", "\"\\u00e9\"", "\"1\"", "\"null\"");

    private final Random random;

    RandomJson(Random random) {
        this.random = random;
    }

    /**
     * A document and the same with one change.
     *
     * @param expected the change, as {@link Answers#described} puts it
     */
    record Planted(String oldJson, String newJson, String expected) {}

    String document() {
        return value(3);
    }

    /** Equal to {@code json} as long as nobody looks at bytes. */
    String rewritten(String json) {
        return json.replace(",", " ,\n").replace("\"x\"", "\"\\u0078\"").replace(":1 ,", ":10e-1 ,");
    }

    /** A change at a random depth, with random things around it that are the same on both sides. */
    Planted planted() {
        String path = "";
        String oldJson = "\"before\"";
        String newJson = "\"after\"";
        for (int depth = random.nextInt(4); depth >= 0; depth--) {
            String before = value(1);
            String after = value(1);
            if (random.nextBoolean()) {
                path = "/1" + path;
                oldJson = "[" + before + "," + oldJson + "," + after + "]";
                newJson = "[" + before + "," + newJson + "," + after + "]";
            } else {
                path = "/m" + path;
                oldJson = "{\"k\":" + before + ",\"m\":" + oldJson + ",\"z\":" + after + "}";
                newJson = "{\"z\":" + after + ",\"m\":" + newJson + ",\"k\":" + before + "}";
            }
        }
        return new Planted(oldJson, newJson, path + " CHANGED \"before\" -> \"after\"");
    }

    static String number(Random random) {
        String whole = random.nextInt(3) == 0 ? "0" : Integer.toString(1 + random.nextInt(3) * 10);
        String fraction = random.nextBoolean() ? "" : "." + "0".repeat(random.nextInt(2)) + random.nextInt(20);
        String exponent = random.nextBoolean() ? "" : "e" + (random.nextInt(7) - 3);
        return (random.nextInt(4) == 0 ? "-" : "") + whole + fraction + exponent;
    }

    private String value(int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 4)) {
            case 0 -> "null";
            case 1 -> Boolean.toString(random.nextBoolean());
            case 2 -> number(random);
            case 3 -> TEXTS.get(random.nextInt(TEXTS.size()));
            case 4 -> object(depth);
            default -> list(depth);
        };
    }

    private String list(int depth) {
        return IntStream.range(0, random.nextInt(5))
                .mapToObj(i -> value(depth - 1))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private String object(int depth) {
        List<String> names = new ArrayList<>(NAMES);
        Collections.shuffle(names, random);
        return names.stream()
                .limit(random.nextInt(5))
                .map(name -> "\"" + name + "\":" + value(depth - 1))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
