import { expect, test } from 'vitest';
import { createSeeded } from '../test/createSeeded.js';
import { sampleRule } from '../test/sampleRule.js';
import { parseRules } from './parseRules.js';

const problemsOf = (change: Record<string, unknown>, set: object = {}) =>
  parseRules({ ...set, rules: [sampleRule(change)] }).problems.map(
    ({ path, message }) => `${path}: ${message}`,
  );

const fullRule = (): Record<string, unknown> =>
  sampleRule({
    name: 'Cart left alone',
    status: 'published',
    priority: 20,
    when: { signal: 'dwell', on: 'site', seconds: 60 },
    if: {
      all: [
        { any: [{ fact: 'page.path', op: 'glob', value: '/fr/*' }] },
        { not: { fact: 'chat.never', op: 'known' } },
      ],
    },
    unless: [{ signal: 'purchase' }, { signal: 'custom', name: 'x' }],
    limits: { perVisitor: { max: 1, per: 'day' }, stopAfter: ['dismissed', 'engaged'] },
    schedule: { days: ['mon'], hours: ['22:00', '02:00'], from: '2026-11-01', until: '2027-01-01' },
    payload: { buttons: [{ label: { en: 'Call me' }, draft: 'Call me' }] },
  });

test('a full rule passes', () => {
  const rule = fullRule();
  expect(parseRules({ version: 1, zone: 'Europe/Paris', rules: [rule] })).toEqual({
    set: { version: 1, zone: 'Europe/Paris', rules: [rule] },
    problems: [],
  });
});

test.each<[string, Record<string, unknown>, string]>([
  [
    'an unknown signal',
    { when: { signal: 'scrolled' } },
    'when.signal: expected idle | exitIntent | dwell | cartChanged | custom, got scrolled',
  ],
  ['a missing number', { when: { signal: 'idle' } }, 'when.seconds: expected a value, got undefined'],
  [
    'a number as text',
    { when: { signal: 'idle', seconds: '45' } },
    'when.seconds: expected a number from 0 to 86400, got 45',
  ],
  [
    'more than a day',
    { when: { signal: 'idle', seconds: 86_401 } },
    'when.seconds: expected a number from 0 to 86400, got 86401',
  ],
  [
    'an hour too many',
    { schedule: { hours: ['09:00', '12:00', '14:00'] } },
    'schedule.hours: expected a list of 2 to 2, got an object',
  ],
  [
    'an operator that does not fit',
    { if: { fact: 'page.url', op: 'gt', value: 5 } },
    'if.op: expected is | isNot | oneOf | contains | startsWith | glob | known | unknown, got gt',
  ],
  [
    'a value that does not fit',
    { if: { fact: 'cart.total', op: 'gt', value: 150 } },
    'if.value: expected an object, got 150',
  ],
  [
    'fractions of a cent',
    { if: { fact: 'cart.total', op: 'gt', value: { amount: 1.5, currency: 'EUR' } } },
    'if.value.amount: expected a whole number from -1000000000000000 to 1000000000000000, got 1.5',
  ],
  ['a value too many', { if: { fact: 'cart.total', op: 'known', value: 1 } }, 'if.value: unknown word'],
  ['an empty group', { if: { all: [] } }, 'if.all: expected a list of 1 to 100, got an object'],
  [
    'an inherited word',
    { if: { fact: 'toString', op: 'is', value: 'x' } },
    'if.fact: expected a known fact, got toString',
  ],
  ['a payload of later', { payload: { kind: 'discount' } }, 'then.kind: expected help, got discount'],
  ['an unknown member', { measure: { goal: 'purchase' } }, 'measure: unknown word'],
  [
    'a language that is none',
    { payload: { text: { english: 'x' } } },
    'then.text.english: not a language tag',
  ],
  [
    'an hour that is none',
    { schedule: { hours: ['9:00', '22:00'] } },
    'schedule.hours[0]: expected ^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$, got 9:00',
  ],
])('%s switches the rule off', (_, change, expected) => {
  expect(problemsOf(change, { zone: 'Europe/Paris' })).toEqual([`rules[0].${expected}`]);
});

test('a schedule needs a zone, and a zone must exist', () => {
  const schedule = { days: ['mon'] };
  expect(problemsOf({ schedule })).toEqual(['rules[0].schedule: needs the zone of the rule set']);
  expect(problemsOf({ schedule }, { zone: 'Moon/Sea' })).toEqual([
    'zone: not the name of a time zone',
    'rules[0].schedule: needs the zone of the rule set',
  ]);
});

test('a mistake beside the rules costs that member alone', () => {
  const { set, problems } = parseRules({ budget: { perVisit: -1 }, budgett: {}, rules: [sampleRule()] });
  expect(problems.map(({ path }) => path)).toEqual(['budget.perVisit', 'budgett']);
  expect(set).toEqual({ rules: [sampleRule()] });
});

test('the second rule of the same name is off', () => {
  const { set, problems } = parseRules({ rules: [sampleRule(), sampleRule({ priority: 5 })] });
  expect(set.rules).toHaveLength(1);
  expect(problems).toEqual([{ path: 'rules[1].id', message: 'another rule has this id', ruleId: 'rescue' }]);
});

test('no input throws', () => {
  let deep: unknown = { fact: 'cart.count', op: 'known' };
  for (let i = 0; i < 20_000; i++) deep = { not: deep };
  const cyclic: Record<string, unknown> = {};
  cyclic.all = [cyclic];
  for (const input of [undefined, null, 5, 'rules', [], {}, { rules: 5 }, { rules: [null, 5, [], 'x'] }])
    expect(parseRules(input).set.rules).toEqual([]);
  for (const bad of [deep, cyclic]) expect(problemsOf({ if: bad }).join()).toContain('nested too deeply');
});

test('whatever is done to a rule, it is off exactly when there is a problem', () => {
  const seed = 20_261_121;
  const { below, pick } = createSeeded(seed);
  const junk = [null, 0, -1, 0.5, '', 'x', 'is', 'known', true, [], {}, ['x'], { en: 1 }, { not: {} }];
  const nodesOf = (value: unknown): Record<string, unknown>[] =>
    typeof value === 'object' && value !== null
      ? [value as Record<string, unknown>, ...Object.values(value).flatMap(nodesOf)]
      : [];
  let off = 0;
  for (let round = 0; round < 3000; round++) {
    const rule = structuredClone(fullRule());
    const node = pick(nodesOf(rule));
    const key = pick([...Object.keys(node), 'toString', 'seconds', 'value']);
    if (below(4)) node[key] = pick(junk);
    else delete node[key];
    const { set, problems } = parseRules({ zone: 'Europe/Paris', rules: [rule] });
    expect(set.rules.length, `seed ${seed}, round ${round}: ${JSON.stringify(rule)}`).toBe(
      problems.length ? 0 : 1,
    );
    off += problems.length && 1;
  }
  expect(off).toBeGreaterThan(1000);
  expect(off).toBeLessThan(2900);
});

test('an operator that cannot be made a text is a mistake like any other', () => {
  const rule = { ...fullRule(), if: { fact: 'cart.total', op: { toString: null }, value: 1 } };
  expect(parseRules({ zone: 'Europe/Paris', rules: [rule] })).toMatchObject({ set: { rules: [] } });
});
