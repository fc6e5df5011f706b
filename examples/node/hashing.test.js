'use strict';

const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const test = require('node:test');
const { position, isSampled, SAMPLING, EXPOSURE } = require('./lib/hashing');

const page = path.join(__dirname, '..', '..', 'docs', 'hashing.md');
const vectors = [...fs.readFileSync(page, 'utf8').matchAll(/^\| `(.+?)` \| `(.+?)` \| `(\d+)` \| `(\d+)` \|$/gm)];

test('hashes every test vector of docs/hashing.md as Java does', () => {
  assert.ok(vectors.length >= 18, `only ${vectors.length} vectors in ${page}`);
  for (const [, migration, unit, sampling, exposure] of vectors) {
    assert.strictEqual(position(migration, unit, SAMPLING), BigInt(sampling), `${migration} ${unit}`);
    assert.strictEqual(position(migration, unit, EXPOSURE), BigInt(exposure), `${migration} ${unit}`);
  }
});

test('samples nobody at 0, everybody at 1, and with a larger share whom a smaller one has', () => {
  for (const [, migration, unit] of vectors) {
    assert.strictEqual(isSampled(migration, unit, 0), false);
    assert.strictEqual(isSampled(migration, unit, 1), true);
    assert.ok(!isSampled(migration, unit, 0.3) || isSampled(migration, unit, 0.6));
  }
});
