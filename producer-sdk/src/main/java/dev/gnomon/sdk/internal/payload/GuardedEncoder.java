package dev.gnomon.sdk.internal.payload;

import dev.gnomon.schemas.PayloadFormat;
import dev.gnomon.sdk.spi.PayloadEncoder;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Keeps answers with sensitive members away from an encoder of the service's own, which hashes nothing.
 *
 * @param encoder the service's own
 * @param sensitive where sensitive members are
 */
record GuardedEncoder(PayloadEncoder<Object> encoder, SensitiveTypes sensitive) implements PayloadEncoder<Object> {

    @Override
    public PayloadFormat format() {
        return encoder.format();
    }

    @Override
    public void encode(Object answer, OutputStream out) throws IOException {
        if (sensitive.reaches(answer.getClass())) {
            throw new UnfaithfulException(reason(answer.getClass().getName()));
        }
        encoder.encode(answer, out);
    }

    static String reason(String type) {
        return type + " holds @Sensitive members, which only Gnomon's own JSON hashes: leave the encoder out "
                + "(MigrationOptions.payload), or answer something without them";
    }
}
