import { checkShape } from './checkShape.js';
import { isRecord } from './isRecord.js';
import { ruleShape, setShapes } from './ruleShape.js';
import type { Problem, RuleSet } from './rules.js';
import { toRuleSet } from './toRuleSet.js';
import { toZoneTime } from './toZoneTime.js';

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
  const set = toRuleSet(input);
  const problems: Problem[] = [];
  const report = (path: string, message: string, ruleId?: string): void => {
    problems.push({ path, message, ...(ruleId !== undefined && { ruleId }) });
  };
  if (!isRecord(input) || !Array.isArray(input.rules)) {
    report('rules', 'expected an object with a list of rules');
    return { set, problems };
  }
  for (const [key, value] of Object.entries(input)) {
    if (key === 'rules') continue;
    const shape = Object.entries(setShapes).find(([name]) => name === key)?.[1];
    const mistakes = shape ? checkShape(shape, value, key) : [{ path: key, message: 'unknown word' }];
    for (const { path, message } of mistakes) report(path, message);
    if (key === 'zone' && !mistakes.length && !toZoneTime(String(value), 0))
      report(key, 'not the name of a time zone');
  }
  const ids = new Set<unknown>();
  for (const index of input.rules.keys()) {
    const rule = input.rules[index];
    const path = `rules[${index}]`;
    const id = isRecord(rule) && typeof rule.id === 'string' ? rule.id : path;
    for (const mistake of checkShape(ruleShape, rule, path)) report(mistake.path, mistake.message, id);
    if (ids.has(id)) report(`${path}.id`, 'another rule has this id', id);
    ids.add(id);
    if (isRecord(rule) && rule.schedule && !set.zone)
      report(`${path}.schedule`, 'needs the zone of the rule set', id);
  }
  return { set, problems };
}
