'use strict';

// The framing of a schema registry: 00, four bytes of schema ID, the record.

const { SchemaRegistry, SchemaType } = require('@kafkajs/confluent-schema-registry');
const { completeSchema } = require('./schemas');

/** Encodes and decodes the records of one type by a registry; the schema is registered under the topic's subject. */
async function codecOf(name, topic, host) {
  const registry = new SchemaRegistry({ host });
  let id;
  return {
    encode: async (record) => {
      if (id === undefined) {
        const schema = { type: SchemaType.AVRO, schema: JSON.stringify(completeSchema(name)) };
        ({ id } = await registry.register(schema, { subject: `${topic}-value` }));
      }
      return registry.encode(id, record);
    },
    decode: (value) => registry.decode(value),
  };
}

module.exports = { codecOf };
