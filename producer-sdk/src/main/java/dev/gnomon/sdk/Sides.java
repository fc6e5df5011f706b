package dev.gnomon.sdk;

import org.jspecify.annotations.Nullable;

/** What both sides do for one request. */
record Sides<T extends @Nullable Object, X extends Throwable>(
        ThrowingSupplier<? extends T, ? extends X> oldSide, ThrowingSupplier<? extends T, ? extends X> newSide) {

    ThrowingSupplier<? extends T, ? extends X> of(boolean old) {
        return old ? oldSide : newSide;
    }
}
