package dev.gnomon.compare;

import dev.gnomon.schemas.PayloadFormat;
import java.nio.ByteBuffer;

/**
 * What two sides answered, without anything around it.
 *
 * @param format the format of both
 * @param oldPayload the old side's answer; its position does not move
 * @param newPayload the new side's answer; its position does not move
 */
public record Payloads(PayloadFormat format, ByteBuffer oldPayload, ByteBuffer newPayload) {}
