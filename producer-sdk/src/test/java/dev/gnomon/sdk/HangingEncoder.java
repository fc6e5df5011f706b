package dev.gnomon.sdk;

import dev.gnomon.schemas.PayloadFormat;
import dev.gnomon.sdk.spi.PayloadEncoder;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Encodes all answers but {@link #HARD}, with which it goes on only when it is released or interrupted. */
final class HangingEncoder implements PayloadEncoder<String> {

    static final String HARD = "hard";

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    MigrationOptions.Builder<String> options() {
        return MigrationOptions.builder(String.class).payload(this);
    }

    boolean begins() throws InterruptedException {
        return begun.await(30, TimeUnit.SECONDS);
    }

    void release() {
        released.countDown();
    }

    @Override
    public PayloadFormat format() {
        return PayloadFormat.TEXT;
    }

    @Override
    public void encode(String answer, OutputStream out) throws IOException {
        try {
            if (answer.equals(HARD)) {
                begun.countDown();
                released.await();
            }
            out.write(answer.getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException interrupted) {
            throw new InterruptedIOException();
        }
    }
}
