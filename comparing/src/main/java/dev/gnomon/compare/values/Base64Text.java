package dev.gnomon.compare.values;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.Unreadable;
import dev.gnomon.compare.json.Utf8;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Decodes Base64 (RFC 4648) over UTF-8. Both alphabets, with and without padding, with line breaks as in MIME. */
final class Base64Text {

    private Base64Text() {}

    static @Nullable Json decode(String text, Work work) {
        String standard =
                text.replace("\r", "").replace("\n", "").replace('-', '+').replace('_', '/');
        try {
            byte[] bytes = Base64.getDecoder().decode(standard);
            work.spend(bytes.length);
            return Json.string(Utf8.decode(ByteBuffer.wrap(bytes)));
        } catch (IllegalArgumentException | Unreadable notBase64) {
            return null;
        }
    }
}
