'use strict';

// Avro's single-object encoding: C3 01, the CRC-64-AVRO fingerprint of the writer's schema (little endian), the record.

const avro = require('avsc');
const { completeSchema } = require('./schemas');

const MARKER = Buffer.from([0xc3, 0x01]);
const HEADER = 10;
const EMPTY = 0xc15d213aa4d7a795n;

const TABLE = Array.from({ length: 256 }, (_, i) => {
  let fingerprint = BigInt(i);
  for (let bit = 0; bit < 8; bit++) {
    fingerprint = (fingerprint >> 1n) ^ (fingerprint & 1n ? EMPTY : 0n);
  }
  return fingerprint;
});

/** CRC-64-AVRO of a text. */
function fingerprint(text) {
  return Buffer.from(text, 'utf8').reduce(
    (crc, byte) => (crc >> 8n) ^ TABLE[Number((crc ^ BigInt(byte)) & 0xffn)],
    EMPTY,
  );
}

/** Encodes and decodes the records of one type. */
function codecOf(name) {
  const type = avro.Type.forSchema(completeSchema(name));
  const header = Buffer.alloc(HEADER);
  MARKER.copy(header);
  // avsc's schema() is Avro's parsing canonical form, which is what fingerprints are made of.
  header.writeBigUInt64LE(fingerprint(JSON.stringify(type.schema())), MARKER.length);
  return {
    encode: (record) => Buffer.concat([header, type.toBuffer(record)]),
    decode: (value) => {
      if (!value.subarray(0, HEADER).equals(header)) {
        throw new Error(`not a ${name} of the version that this client knows: ${value.subarray(0, HEADER).toString('hex')}`);
      }
      return type.fromBuffer(value.subarray(HEADER));
    },
  };
}

module.exports = { codecOf, fingerprint };
