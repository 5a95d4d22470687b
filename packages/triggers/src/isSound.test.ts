import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import guide from '../../../docs/triggers.md?raw';
import { createSeeded } from '../test/createSeeded.js';
import { sampleRule } from '../test/sampleRule.js';
import { isSound } from './isSound.js';
import { parseRules } from './parseRules.js';

const condition = {
  all: [
    { any: [{ fact: 'page.path', op: 'glob', value: '/fr/*' }] },
    { not: { fact: 'chat.never', op: 'known' } },
    { fact: 'cart.contains', op: 'oneOf', value: ['LIL-01', 'a "quoted" one'] },
    { fact: 'cart.total', op: 'between', value: [0, 5].map((amount) => ({ amount, currency: 'EUR' })) },
    { fact: 'cart.count', op: 'gte', value: 2.5 },
    { fact: 'visitor.new', op: 'is', value: true },
  ],
};
const fullRule = sampleRule({
  name: 'Cart "left" alone',
  status: 'published',
  priority: -20,
  when: { signal: 'dwell', on: 'site', seconds: 60 },
  if: condition,
  unless: [{ signal: 'purchase' }, { signal: 'custom', name: 'x' }],
  limits: { perVisitor: { max: 1, per: 'day' }, stopAfter: ['dismissed', 'engaged'] },
  payload: { buttons: [{ label: { en: 'Call me', 'pt-BR': 'Ligue' }, intent: 'call', draft: 'Call me' }] },
});
const fullFile = {
  $schema: 'https://unpkg.com/@comptoir/triggers/triggers.v1.schema.json',
  version: 1,
  zone: 'Europe/Paris',
  budget: { perVisit: 2, perDay: 3, gapSeconds: 120, afterDismissHours: 0.5 },
  rules: [fullRule, sampleRule({ id: 'second' })],
};
const shop = new URL('../../../examples/shop/public/triggers.json', import.meta.url);

test('what people write is seen to be right without the exact check', () => {
  const [, recipe = ''] = /```json\n(.*?)```/s.exec(guide) ?? [];
  for (const file of [fullFile, JSON.parse(recipe), JSON.parse(readFileSync(shop, 'utf8')), { rules: [] }])
    expect(isSound(file), JSON.stringify(parseRules(file).problems)).toBe(true);
});

test('a schedule and a second rule of the same name go to the exact check', () => {
  expect(isSound({ ...fullFile, rules: [sampleRule({ schedule: { days: ['mon'] } })] })).toBe(false);
  expect(isSound({ rules: [sampleRule(), sampleRule()] })).toBe(false);
});

test('what is no file, or has no end, is not sound and does not throw', () => {
  let deep: unknown = { fact: 'cart.count', op: 'known' };
  for (let i = 0; i < 20_000; i++) deep = { not: deep };
  const cyclic: Record<string, unknown> = {};
  cyclic.all = [cyclic];
  for (const input of [undefined, null, 5, 'rules', [], {}, { rules: 5 }, { rules: [null] }])
    expect(isSound(input)).toBe(false);
  for (const bad of [deep, cyclic]) expect(isSound({ rules: [sampleRule({ if: bad })] })).toBe(false);
});

test.each([
  { id: { en: 'x' } },
  { name: '' },
  { if: '_' },
  { if: { fact: 'cart.count', op: 'gte', value: '5' } },
  { if: { fact: 'toString', op: 'unknown' } },
  { when: { signal: 'idle', seconds: 86_401 } },
  { limits: { perVisitor: { max: 0, per: 'day' } } },
  { payload: { text: { english: 'x' } } },
  { payload: { text: '{"not":_,}"' }, measure: 1 },
  { 'id":"x","name': 'y' },
])('%j is not right at a glance', (change) => {
  expect(isSound({ rules: [sampleRule(change)] })).toBe(false);
});

test.each([20_261_121, Date.now()])(
  'whatever is done to a file, what passes has no problem: seed %i',
  (seed) => {
    const { below, pick } = createSeeded(seed);
    const junk: unknown[] = [
      null,
      0,
      -1,
      0.5,
      1e21,
      '',
      'x',
      'is',
      'known',
      '_',
      '"',
      true,
      [],
      {},
      ['x'],
      { en: 1 },
    ];
    junk.push({ not: {} }, { fact: 'cart.count', op: 'known' }, { en: 'x' }, Number.NaN, 10, 100, 86_401);
    const nodesOf = (value: unknown): Record<string, unknown>[] =>
      typeof value === 'object' && value !== null
        ? [value as Record<string, unknown>, ...Object.values(value).flatMap(nodesOf)]
        : [];
    let sound = 0;
    for (let round = 0; round < 1500; round++) {
      const file = structuredClone(fullFile);
      const nodes = nodesOf(file);
      const node = pick(nodes);
      const key = pick([...Object.keys(node), 'toString', 'seconds', 'value', 'if']);
      const change = below(5);
      if (change === 0) delete node[key];
      else if (change === 1) node[key] = pick(nodes);
      else node[key] = pick(junk);
      if (!isSound(file)) continue;
      sound++;
      const { set, problems } = parseRules(file);
      // Without a schedule nobody reads the zone.
      const serious = problems.filter(({ path }) => path !== 'zone');
      expect(serious, `seed ${seed}, round ${round}`).toEqual([]);
      expect(set.rules).toHaveLength(file.rules.length);
    }
    expect(sound).toBeGreaterThan(40);
    expect(sound).toBeLessThan(1200);
  },
);
