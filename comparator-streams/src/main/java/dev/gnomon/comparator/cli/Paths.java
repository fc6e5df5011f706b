package dev.gnomon.comparator.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where the comparator has what. */
final class Paths {

    private Paths() {}

    static String migration(String name) {
        return "/api/migrations/" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
}
