package dev.gnomon.comparator.http;

import io.javalin.http.Handler;

/**
 * One thing that can be changed with POST; always with the token.
 *
 * @param path the path, with {@code {name}} for what varies
 * @param handler what answers
 */
record ChangeRoute(String path, Handler handler) {}
