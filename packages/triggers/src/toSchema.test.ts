import { expect, test } from 'vitest';
import schema from '../triggers.v1.schema.json' with { type: 'json' };
import { factTypes } from './facts.js';
import patterns from './rulePatterns.ts?raw';
import { toPatterns } from './toPatterns.js';
import { toSchema } from './toSchema.js';

test('the published schema is the generated one (pnpm --filter @comptoir/triggers schema writes it)', () => {
  expect(schema).toEqual(JSON.parse(JSON.stringify(toSchema())));
});

test('and so are the patterns', () => {
  expect(patterns.replace(/\n +/g, ' ')).toBe(toPatterns());
});

test('it names every fact', () => {
  const text = JSON.stringify(schema);
  for (const name of Object.keys(factTypes)) expect(text).toContain(`"${name}"`);
});
