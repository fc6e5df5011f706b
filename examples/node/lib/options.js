'use strict';

const { parseArgs } = require('node:util');

/** The options of the command line: those that every command has, and more. */
function options(more) {
  const { values } = parseArgs({
    options: {
      'bootstrap-servers': { type: 'string', default: 'localhost:9092' },
      prefix: { type: 'string', default: 'gnomon.' },
      registry: { type: 'string' },
      ...more,
    },
  });
  return values;
}

module.exports = { options };
