package dev.gnomon.comparator.peer;

import dev.gnomon.comparator.topology.StoreDef;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.KeyValue;

/** Rows of a store on their way from one instance to another; values as they stand in the changelog. */
final class RowsFormat {

    private RowsFormat() {}

    /** The rows as bytes. */
    static <V> byte[] write(StoreDef<String, V> store, List<KeyValue<String, V>> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(rows.size());
            for (KeyValue<String, V> row : rows) {
                byte[] value = store.values().serializer().serialize(store.name(), row.value);
                out.writeUTF(row.key);
                out.writeInt(value.length);
                out.write(value);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * The rows in {@code bytes}.
     *
     * @throws IOException if they are not rows of this store in a known version
     */
    static <V> List<KeyValue<String, V>> read(StoreDef<String, V> store, byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            List<KeyValue<String, V>> rows = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                String key = in.readUTF();
                int length = in.readInt();
                if (length < 0 || length > in.available()) {
                    throw new IOException("a row is longer than what was sent");
                }
                rows.add(KeyValue.pair(
                        key, store.values().deserializer().deserialize(store.name(), in.readNBytes(length))));
            }
            return rows;
        } catch (SerializationException foreign) {
            throw new IOException("a row is in no known version", foreign);
        }
    }
}
