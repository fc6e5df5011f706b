package dev.gnomon.comparator.http;

import io.javalin.http.Handler;

/**
 * One thing that can be asked for with GET.
 *
 * @param path the path, with {@code {name}} for what varies
 * @param open whether it is answered without a token, too; nothing about a migration is
 * @param handler what answers
 */
record Route(String path, boolean open, Handler handler) {}
