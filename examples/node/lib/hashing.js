'use strict';

// Who is sampled: docs/hashing.md. XXH64 in BigInt; a service under load would take a native one.

const MASK = (1n << 64n) - 1n;
const [P1, P2, P3, P4, P5] = [
  0x9e3779b185ebca87n, 0xc2b2ae3d27d4eb4fn, 0x165667b19e3779f9n, 0x85ebca77c2b2ae63n, 0x27d4eb2f165667c5n,
];

const rotate = (value, by) => ((value << by) | (value >> (64n - by))) & MASK;
const round = (lane, input) => (rotate((lane + input * P2) & MASK, 31n) * P1) & MASK;
const merge = (hash, lane) => ((hash ^ round(0n, lane)) * P1 + P4) & MASK;

function xxh64(bytes, seed) {
  let at = 0;
  let hash;
  if (bytes.length >= 32) {
    const lanes = [seed + P1 + P2, seed + P2, seed, seed - P1].map((lane) => lane & MASK);
    for (; at <= bytes.length - 32; at += 32) {
      lanes.forEach((lane, i) => (lanes[i] = round(lane, bytes.readBigUInt64LE(at + 8 * i))));
    }
    hash = [1n, 7n, 12n, 18n].reduce((sum, by, i) => sum + rotate(lanes[i], by), 0n) & MASK;
    hash = lanes.reduce(merge, hash);
  } else {
    hash = (seed + P5) & MASK;
  }
  return avalanche(tail(bytes, at, (hash + BigInt(bytes.length)) & MASK));
}

function tail(bytes, from, start) {
  let at = from;
  let hash = start;
  for (; at <= bytes.length - 8; at += 8) {
    hash = (rotate(hash ^ round(0n, bytes.readBigUInt64LE(at)), 27n) * P1 + P4) & MASK;
  }
  if (at <= bytes.length - 4) {
    hash = (rotate(hash ^ ((BigInt(bytes.readUInt32LE(at)) * P1) & MASK), 23n) * P2 + P3) & MASK;
    at += 4;
  }
  for (; at < bytes.length; at++) {
    hash = (rotate(hash ^ ((BigInt(bytes[at]) * P5) & MASK), 11n) * P1) & MASK;
  }
  return hash;
}

function avalanche(mixed) {
  let hash = ((mixed ^ (mixed >> 33n)) * P2) & MASK;
  hash = ((hash ^ (hash >> 29n)) * P3) & MASK;
  return hash ^ (hash >> 32n);
}

const SAMPLING = 1n;
const EXPOSURE = 2n;

/** Where a request unit stands between 0 and 2^53. */
function position(migration, unit, purpose) {
  const seed = xxh64(Buffer.from(migration, 'utf8'), purpose);
  return xxh64(Buffer.from(unit, 'utf8'), seed) >> 11n;
}

/** Whether a request unit is in the sample. */
function isSampled(migration, unit, share) {
  return position(migration, unit, SAMPLING) < BigInt(Math.ceil(share * 2 ** 53));
}

module.exports = { position, isSampled, SAMPLING, EXPOSURE };
