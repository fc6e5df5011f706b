/** What services embed: runs the old and the new side of a migration and publishes what each answered. */
@NullMarked
package dev.gnomon.sdk;

import org.jspecify.annotations.NullMarked;
