package dev.gnomon.comparator.pairing;

import dev.gnomon.schemas.Side;

/** The same thing for each of the two sides. What is of {@link Side#OLD_REPEAT} is of the old side. */
public record BothSides<T>(T oldSide, T newSide) {

    /** That of one side. */
    public T of(Side side) {
        return side == Side.NEW ? newSide : oldSide;
    }
}
