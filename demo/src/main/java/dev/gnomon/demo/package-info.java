/** The order service of the first command in the README, and the check that everything planted in it was found. */
@NullMarked
package dev.gnomon.demo;

import org.jspecify.annotations.NullMarked;
