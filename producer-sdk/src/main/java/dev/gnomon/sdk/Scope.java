package dev.gnomon.sdk;

import dev.gnomon.schemas.Mode;

/**
 * How one request is served, all of it from one reading of the migration's state.
 *
 * @param request the request
 * @param mode the mode under which it runs
 * @param epoch the epoch of the state
 * @param sampled whether its observations are published
 */
record Scope(Request request, Mode mode, long epoch, boolean sampled) {}
