import { fits } from './fits.js';
import { isRecord } from './isRecord.js';
import { ruleShape, setShapes } from './ruleShape.js';
import type { RuleSet } from './rules.js';
import { toZoneTime } from './toZoneTime.js';

/** What can be used of a rule file: the rules without a mistake, and the members beside them that have none. Never throws. */
export function toRuleSet(input: unknown): RuleSet {
  if (!isRecord(input) || !Array.isArray(input.rules)) return { rules: [] };
  const set: Record<string, unknown> = {};
  for (const [name, shape] of Object.entries(setShapes)) {
    const value = input[name];
    if (fits(shape, value) && (name !== 'zone' || toZoneTime(String(value), 0))) set[name] = value;
  }
  const ids = new Set();
  const rules = input.rules.filter((rule) => {
    const isFirst = ids.size < ids.add(rule?.id).size;
    return isFirst && fits(ruleShape, rule) && (!rule.schedule || set.zone);
  });
  return { ...set, rules };
}
