/** Text from outside, on its way to a terminal, a log or a JSON answer: what cannot be seen is made visible, or refused. */
@NullMarked
package dev.gnomon.comparator.text;

import org.jspecify.annotations.NullMarked;
