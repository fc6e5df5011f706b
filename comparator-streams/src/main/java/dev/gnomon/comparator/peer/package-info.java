/** The protocol between the instances of the comparator: each answers the others from its own stores, and asks them for what it does not have. */
@NullMarked
package dev.gnomon.comparator.peer;

import org.jspecify.annotations.NullMarked;
