package dev.gnomon.schemas;

/** What each {@link Mode} means: which side answers the caller, and whether the other side runs and is compared. */
public final class Modes {

    private Modes() {}

    /** The side whose answer the caller gets. */
    public static Side answering(Mode mode) {
        return answersOld(mode) ? Side.OLD : Side.NEW;
    }

    /** Whether the caller gets the old side's answer. */
    public static boolean answersOld(Mode mode) {
        return mode == Mode.OLD || mode == Mode.SHADOW;
    }

    /** Whether both sides run and are compared. */
    public static boolean comparesBoth(Mode mode) {
        return mode == Mode.SHADOW || mode == Mode.REVERSE_SHADOW;
    }

    /** The mode one step closer to OLD, which serves the request units that are not exposed. OLD has none before it. */
    public static Mode before(Mode mode) {
        return switch (mode) {
            case OLD, SHADOW -> Mode.OLD;
            case REVERSE_SHADOW -> Mode.SHADOW;
            case NEW -> Mode.REVERSE_SHADOW;
        };
    }

    /** The side that {@code side} is compared with. */
    public static Side other(Side side) {
        return side == Side.OLD ? Side.NEW : Side.OLD;
    }
}
