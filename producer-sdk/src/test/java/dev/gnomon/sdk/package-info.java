@NullMarked
package dev.gnomon.sdk;

import org.jspecify.annotations.NullMarked;
