/**
 * What stands between the socket and the routes, so that no client can keep others waiting.
 *
 * <p>A request is read whole, without a thread, before a route sees it. An answer is collected whole and then written,
 * again without a thread. So a slow client costs memory for a while, and both are bounded: {@code Connections} ends what
 * takes too long and makes room where there are too many. Health has threads of its own ({@code Lanes}).
 */
@NullMarked
package dev.gnomon.comparator.http.door;

import org.jspecify.annotations.NullMarked;
