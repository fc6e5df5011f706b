package dev.gnomon.sdk;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Prints one digest over the positions of a million request units, so that two processes can be held side by side. */
final class HashDigest {

    static final int KEYS = 1_000_000;

    private HashDigest() {}

    public static void main(String[] args) throws Exception {
        System.out.println(ofAllKeys());
    }

    static String ofAllKeys() throws Exception {
        UnitHash sampling = UnitHash.forSampling("customer-id");
        UnitHash exposure = UnitHash.forExposure("customer-id");
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        ByteBuffer both = ByteBuffer.allocate(16);
        for (int i = 0; i < KEYS; i++) {
            String unit = key(i);
            both.clear();
            both.putLong(sampling.position(unit)).putLong(exposure.position(unit));
            digest.update(both.array());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static String key(int number) {
        return number % 7 == 0 ? "Bestellung-№" + number : "order-" + number;
    }
}
