package dev.gnomon.sdk;

/**
 * Where the request units of one migration lie between 0 and 1, for one purpose. The same in every process and every
 * language: XXH64 of the unit's UTF-8 bytes, seeded with XXH64 of the migration's, the upper 53 bits of it; described
 * with test vectors in docs/hashing.md.
 *
 * @param seed what tells migrations and purposes apart
 */
record UnitHash(long seed) {

    /** How many positions there are; a position is a whole number from 0 to this, this excluded. */
    static final long POSITIONS = 1L << 53;

    private static final long SAMPLING = 1;
    private static final long EXPOSURE = 2;

    static UnitHash forSampling(String migration) {
        return new UnitHash(XxHash64.hash(migration, SAMPLING));
    }

    static UnitHash forExposure(String migration) {
        return new UnitHash(XxHash64.hash(migration, EXPOSURE));
    }

    /** The first position that a share leaves out. */
    static long below(double share) {
        return (long) Math.ceil(share * POSITIONS);
    }

    /** The position of {@code unit}. Allocates nothing where it is ASCII. */
    long position(String unit) {
        return XxHash64.hash(unit, seed) >>> 11;
    }
}
