import { checkShape } from './checkShape.js';
import { isRecord } from './isRecord.js';
import { isZone } from './isZone.js';
import { ruleShape, setShapes } from './ruleShape.js';
import type { Problem, Rule, RuleSet } from './rules.js';

/** What could be used of a rule file, and what could not. */
export interface ParsedRules {
  /** Only the rules without a mistake. */
  readonly set: RuleSet;
  readonly problems: readonly Problem[];
}

/**
 * Checks a rule file. A rule with an unknown word or a wrong value is left out and reported; the others work.
 *
 * Never throws. A member beside the rules that is wrong counts as absent.
 */
export function parseRules(input: unknown): ParsedRules {
  const problems: Problem[] = [];
  const report = (path: string, message: string, ruleId?: string): void => {
    problems.push({ path, message, ...(ruleId !== undefined && { ruleId }) });
  };
  if (!isRecord(input) || !Array.isArray(input.rules)) {
    report('rules', 'expected an object with a list of rules');
    return { set: { rules: [] }, problems };
  }
  const set: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(input)) {
    if (key === 'rules') continue;
    const before = problems.length;
    const shape = Object.entries(setShapes).find(([name]) => name === key)?.[1];
    if (!shape) report(key, 'unknown word');
    else for (const { path, message } of checkShape(shape, value, key)) report(path, message);
    if (key === 'zone' && problems.length === before && !isZone(String(value)))
      report(key, 'not the name of a time zone');
    if (problems.length === before) set[key] = value;
  }
  const ids = new Set<unknown>();
  const rules = input.rules.filter((rule: unknown, index): rule is Rule => {
    const path = `rules[${index}]`;
    const id = isRecord(rule) && typeof rule.id === 'string' ? rule.id : path;
    const before = problems.length;
    for (const mistake of checkShape(ruleShape, rule, path)) report(mistake.path, mistake.message, id);
    if (ids.has(id)) report(`${path}.id`, 'another rule has this id', id);
    ids.add(id);
    if (isRecord(rule) && rule.schedule && !set.zone)
      report(`${path}.schedule`, 'needs the zone of the rule set', id);
    return problems.length === before;
  });
  return { set: { ...set, rules }, problems };
}
