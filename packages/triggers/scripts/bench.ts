import { performance } from 'node:perf_hooks';
import { decide } from '../src/decide.js';
import { newHistory } from '../src/history.js';
import { isInSchedule } from '../src/isInSchedule.js';
import { parseRules } from '../src/parseRules.js';

/** Prints what one signal costs with 100 rules that all listen to it; the budget counts a CPU four times slower. */
const budgetMs = 0.2;
const slowdown = 4;
const rules = Array.from({ length: 100 }, (_, index) => ({
  id: `rule-${index}`,
  priority: index,
  when: { signal: 'idle', seconds: 45 },
  if: {
    all: [
      { fact: 'cart.total', op: 'gte', value: { amount: 15_000 + index, currency: 'EUR' } },
      { fact: 'page.type', op: 'oneOf', value: ['cart', 'checkout'] },
      { not: { fact: 'page.path', op: 'glob', value: '/*/sale-?*' } },
    ],
  },
  schedule: { hours: ['00:00', '24:00'] },
  // biome-ignore lint/suspicious/noThenProperty: the rule language's own word, never awaited
  then: { kind: 'help', intent: 'chat', text: 'Can we help?', button: 'Ask' },
}));
const { set, problems } = parseRules({ zone: 'Europe/Paris', budget: { perDay: 100, gapSeconds: 0 }, rules });
if (problems.length) throw new Error(JSON.stringify(problems));
const now = Date.UTC(2026, 10, 21, 12);
const history = newHistory(
  now,
  ...Array.from(
    { length: 20 },
    (_, index) => [now - index * 1e7, 'shown', `rule-${index}`] as const,
  ).reverse(),
);
// The dearest case: nothing keeps the rules away, and each outranks the one before, so that all are weighed.
const once = (): unknown =>
  decide(
    {
      set,
      history,
      now,
      signal: { signal: 'idle', seconds: 45 },
      random: 0.5,
      facts: {
        'cart.total': { amount: 20_000, currency: 'EUR' },
        'page.type': 'cart',
        'page.path': '/fr/cart',
      },
    },
    isInSchedule,
  );
if (!once()) throw new Error('no rule won: this would measure nothing');

// A loop of nothing but arithmetic, in the same run: tells a slow machine from slow code.
const emptyLoop = (): unknown => {
  let sum = 0;
  for (let i = 0; i < 100_000; i++) sum += i % 7;
  return sum;
};
const medianOf = (task: () => unknown): number => {
  for (let i = 0; i < 2000; i++) task();
  const samples = Array.from({ length: 2000 }, () => {
    const start = performance.now();
    task();
    return performance.now() - start;
  });
  return samples.sort((a, b) => a - b)[1000] ?? Number.NaN;
};
const median = medianOf(once);
const ratio = median / medianOf(emptyLoop);
process.stdout.write(
  `100 rules, one signal: median ${median.toFixed(4)} ms, × ${slowdown} = ${(median * slowdown).toFixed(3)} ms (budget ${budgetMs} ms), ${ratio.toFixed(2)} of a loop of 100 000 sums\n`,
);
process.exitCode = median * slowdown < budgetMs ? 0 : 1;
