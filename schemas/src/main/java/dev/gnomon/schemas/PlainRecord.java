package dev.gnomon.schemas;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * A generated record as one that no generated class belongs to: Confluent's serializer looks up the class of a generated
 * record by its name, which Avro refuses unless the application that embeds us has allowed it for the whole process.
 */
record PlainRecord(SpecificRecordBase record) implements GenericRecord {

    @Override
    public Schema getSchema() {
        return record.getSchema();
    }

    @Override
    public @Nullable Object get(int field) {
        return plain(record.get(field));
    }

    @Override
    public @Nullable Object get(String field) {
        return get(getSchema().getField(field).pos());
    }

    @Override
    public void put(int field, Object value) {
        throw new UnsupportedOperationException("only for writing to Kafka");
    }

    @Override
    public void put(String field, Object value) {
        throw new UnsupportedOperationException("only for writing to Kafka");
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof SpecificRecordBase nested) {
            return new PlainRecord(nested);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(PlainRecord::plain).toList();
        }
        // timestamp-micros, the only logical type that the schemas have
        return value instanceof Instant instant ? ChronoUnit.MICROS.between(Instant.EPOCH, instant) : value;
    }
}
