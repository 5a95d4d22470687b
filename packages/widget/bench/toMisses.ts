import { reasons } from './reasons.js';
import type { Results } from './results.js';
import { tables } from './rows.js';
import { isMet } from './verdicts.js';

/**
 * What is missed, each with its reason.
 *
 * @throws Error when a miss has no reason, or a reason no miss any more.
 */
export function toMisses(results: Results): string {
  const rows = Object.values(tables).flat();
  const missed = rows.filter((row) => isMet(results, row) === false);
  for (const { figure } of missed)
    if (!reasons[figure])
      throw new Error(`${figure} misses its target: say why in packages/widget/bench/reasons.ts.`);
  for (const figure of Object.keys(reasons))
    if (!missed.some((row) => row.figure === figure))
      throw new Error(
        `${figure} does not miss its target: take its reason out of packages/widget/bench/reasons.ts.`,
      );
  if (missed.length === 0) return 'Every target is met.';
  return missed.map(({ figure, what }) => `- **${what}**: ${reasons[figure]}`).join('\n');
}
