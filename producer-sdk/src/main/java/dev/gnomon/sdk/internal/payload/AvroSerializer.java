package dev.gnomon.sdk.internal.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes Avro records by their fields instead of by their getters: unions as the value itself, bytes in base 64,
 * decimals as numbers, everything else as JSON has it.
 */
final class AvroSerializer extends StdSerializer<IndexedRecord> {

    private static final Conversions.DecimalConversion DECIMALS = new Conversions.DecimalConversion();

    AvroSerializer() {
        super(IndexedRecord.class);
    }

    @Override
    public void serialize(IndexedRecord avro, JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeStartObject();
        for (Schema.Field field : avro.getSchema().getFields()) {
            json.writeFieldName(field.name());
            write(avro.get(field.pos()), field.schema(), new Target(json, provider));
        }
        json.writeEndObject();
    }

    private void write(@Nullable Object value, Schema declared, Target to) throws IOException {
        if (value instanceof CharSequence || value instanceof GenericEnumSymbol) {
            to.json.writeString(value.toString());
        } else if (value instanceof List<?> list) {
            writeList(list, branch(declared, list), to);
        } else if (value instanceof Map<?, ?> map) {
            writeMap(map, branch(declared, map), to);
        } else if (value instanceof GenericFixed || value instanceof ByteBuffer) {
            to.provider.defaultSerializeValue(plain(value, branch(declared, value)), to.json);
        } else {
            to.provider.defaultSerializeValue(value, to.json);
        }
    }

    private static Schema branch(Schema declared, Object value) {
        return declared.isUnion() ? declared.getTypes().get(GenericData.get().resolveUnion(declared, value)) : declared;
    }

    private void writeList(List<?> list, Schema schema, Target to) throws IOException {
        to.json.writeStartArray();
        for (Object element : list) {
            write(element, schema.getElementType(), to);
        }
        to.json.writeEndArray();
    }

    private void writeMap(Map<?, ?> map, Schema schema, Target to) throws IOException {
        to.json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            to.json.writeFieldName(String.valueOf(entry.getKey()));
            write(entry.getValue(), schema.getValueType(), to);
        }
        to.json.writeEndObject();
    }

    private static Object plain(Object value, Schema schema) {
        boolean decimal = schema.getLogicalType() instanceof LogicalTypes.Decimal;
        if (value instanceof GenericFixed fixed) {
            return decimal ? DECIMALS.fromFixed(fixed, schema, schema.getLogicalType()) : fixed.bytes();
        }
        ByteBuffer bytes = ((ByteBuffer) value).duplicate();
        return decimal ? DECIMALS.fromBytes(bytes, schema, schema.getLogicalType()) : bytes;
    }

    private record Target(JsonGenerator json, SerializerProvider provider) {}
}
