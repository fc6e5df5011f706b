/** The SDK in a Spring Boot service. */
@NullMarked
package dev.gnomon.examples.spring;

import org.jspecify.annotations.NullMarked;
