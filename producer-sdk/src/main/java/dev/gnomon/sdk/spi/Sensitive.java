package dev.gnomon.sdk.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what must not leave the process in clear: a field, getter or record component whose value is published as a
 * keyed hash, so that it can still be compared. Without a {@linkplain dev.gnomon.sdk.GnomonConfigBuilder#hashKey hash key} the whole
 * payload is withheld.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT})
public @interface Sensitive {}
