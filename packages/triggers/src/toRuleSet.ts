import { fits } from './fits.js';
import { isRecord } from './isRecord.js';
import { isZone } from './isZone.js';
import { ruleShape, setShapes } from './ruleShape.js';
import type { RuleSet } from './rules.js';

/**
 * What can be used of a rule file: the rules without a mistake, and the members beside them that have none.
 *
 * `isWhole` when nothing was left out; if not, `parseRules` says why. Never throws.
 */
export function toRuleSet(input: unknown): { readonly set: RuleSet; readonly isWhole: boolean } {
  if (!isRecord(input) || !Array.isArray(input.rules)) return { set: { rules: [] }, isWhole: false };
  const set: Record<string, unknown> = {};
  for (const [name, shape] of Object.entries(setShapes)) {
    const value = input[name];
    if (fits(shape, value) && (name !== 'zone' || isZone(value))) set[name] = value;
  }
  const ids = new Set();
  const rules = input.rules.filter((rule) => {
    const isFirst = ids.size < ids.add(rule?.id).size;
    return isFirst && fits(ruleShape, rule) && (!rule.schedule || set.zone);
  });
  return {
    set: { ...set, rules },
    isWhole: rules.length === input.rules.length && Object.keys(set).length + 1 === Object.keys(input).length,
  };
}
