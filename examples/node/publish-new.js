'use strict';

// A service that is not Java, as the new side: publishes what it answered to requests r-0, r-1, ... of a migration.

const { Kafka, Partitioners, logLevel } = require('kafkajs');
const { isSampled } = require('./lib/hashing');
const { options } = require('./lib/options');
const registry = require('./lib/registry');
const singleObject = require('./lib/single-object');

const given = options({
  migration: { type: 'string', default: 'quotes' },
  requests: { type: 'string', default: '100' },
  'sample-rate': { type: 'string', default: '1' },
  'differ-each': { type: 'string', default: '10' },
});

/** What the SDK would publish for an answer; the fields are described in Observation.avsc. */
function observation(requestId, answer, latencyMicros) {
  const payload = Buffer.from(JSON.stringify(answer), 'utf8');
  return {
    migration: given.migration,
    requestId,
    side: 'NEW',
    operation: null,
    mode: 'SHADOW',
    epoch: 0,
    answeredAt: Date.now() * 1000, // microseconds: nanoseconds would not fit into a number of JavaScript
    latencyMicros,
    service: 'node-example',
    versions: {},
    tags: {},
    traceParent: null,
    hashKeyId: null,
    format: 'JSON',
    completeness: 'COMPLETE',
    payloadBytes: payload.length,
    failure: null,
    payload,
  };
}

function answerTo(index) {
  return index % Number(given['differ-each']) === 0 ? 'something else' : `answer ${index}`;
}

async function messages(codec) {
  const made = [];
  for (let index = 0; index < Number(given.requests); index++) {
    const requestId = `r-${index}`;
    if (isSampled(given.migration, requestId, Number(given['sample-rate']))) {
      // The key is the request ID: it decides the partition, in which both sides must meet.
      made.push({ key: requestId, value: await codec.encode(observation(requestId, answerTo(index), 1500)) });
    }
  }
  return made;
}

async function main() {
  const topic = `${given.prefix}new-results`;
  const codec = given.registry
    ? await registry.codecOf('Observation', topic, given.registry)
    : singleObject.codecOf('Observation');
  const kafka = new Kafka({ brokers: given['bootstrap-servers'].split(','), logLevel: logLevel.ERROR });
  // kafkajs' DefaultPartitioner is murmur2 as in Kafka's Java clients. librdkafka's default is not: set murmur2_random there.
  const producer = kafka.producer({
    createPartitioner: Partitioners.DefaultPartitioner,
    allowAutoTopicCreation: false,
    idempotent: true,
  });
  await producer.connect();
  const published = await messages(codec);
  await producer.send({ topic, acks: -1, messages: published });
  await producer.disconnect();
  console.log(JSON.stringify({ published: published.length }));
}

main().catch((failure) => {
  console.error(failure.message);
  process.exitCode = 1;
});
