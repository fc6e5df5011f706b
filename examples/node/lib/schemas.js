'use strict';

// The schemas of the wire contract, each complete in itself, from the repository's .avsc files.

const fs = require('node:fs');
const path = require('node:path');

const folder = process.env.GNOMON_AVRO || path.join(__dirname, '..', '..', '..', 'schemas', 'src', 'main', 'avro');
const PRIMITIVES = new Set(['null', 'boolean', 'int', 'long', 'float', 'double', 'bytes', 'string']);

/** The schema of a record, with the first mention of each type of another file replaced by its definition. */
function completeSchema(name) {
  return complete(read(name), new Set());
}

function read(name) {
  return JSON.parse(fs.readFileSync(path.join(folder, `${name}.avsc`), 'utf8'));
}

function complete(schema, known) {
  if (Array.isArray(schema)) {
    return schema.map((branch) => complete(branch, known));
  }
  if (typeof schema === 'string') {
    return PRIMITIVES.has(schema) || known.has(schema) ? schema : complete(read(schema), known);
  }
  if (schema.name) {
    known.add(schema.name);
  }
  switch (schema.type) {
    case 'record':
      return { ...schema, fields: schema.fields.map((field) => ({ ...field, type: complete(field.type, known) })) };
    case 'array':
      return { ...schema, items: complete(schema.items, known) };
    case 'map':
      return { ...schema, values: complete(schema.values, known) };
    default:
      return schema;
  }
}

module.exports = { completeSchema };
