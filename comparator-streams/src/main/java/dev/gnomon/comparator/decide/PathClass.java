package dev.gnomon.comparator.decide;

/** What a path's differences are taken for. None is hidden. */
public enum PathClass {
    /** NEW differs more often than noise explains. */
    REAL,
    /** Not proven real, but OLD has never been seen to differ from itself here. */
    UNEXPLAINED,
    /** OLD differs from itself here, and NEW does not differ more often than that. */
    NOISE_LIKE
}
