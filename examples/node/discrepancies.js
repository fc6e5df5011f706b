'use strict';

// Prints the discrepancies as lines of JSON: all that are there, or with --count the first ones, waiting for them.

const { Kafka, logLevel } = require('kafkajs');
const { options } = require('./lib/options');
const registry = require('./lib/registry');
const singleObject = require('./lib/single-object');

const given = options({
  count: { type: 'string' },
  'timeout-seconds': { type: 'string', default: '60' },
});

async function main() {
  const topic = `${given.prefix}discrepancies`;
  const codec = given.registry
    ? await registry.codecOf('Discrepancy', topic, given.registry)
    : singleObject.codecOf('Discrepancy');
  const kafka = new Kafka({ brokers: given['bootstrap-servers'].split(','), logLevel: logLevel.ERROR });
  // kafkajs reads committed records only, unless told otherwise; that is what the comparator's topics want.
  const consumer = kafka.consumer({ groupId: `node-example-${process.pid}-${Date.now()}` });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  let left = Number(given.count ?? Infinity);
  await new Promise((resolve, reject) => {
    setTimeout(resolve, Number(given['timeout-seconds']) * 1000).unref();
    consumer
      .run({
        eachMessage: async ({ message }) => {
          try {
            const { requestId, verdict, differences } = await codec.decode(message.value);
            if (left-- > 0) {
              console.log(JSON.stringify({ key: message.key.toString(), requestId, verdict, differences }));
            }
            if (left <= 0) {
              resolve();
            }
          } catch (unreadable) {
            reject(unreadable);
          }
        },
      })
      .catch(reject);
  });
  await consumer.disconnect();
}

main().catch((failure) => {
  console.error(failure.message);
  process.exitCode = 1;
});
