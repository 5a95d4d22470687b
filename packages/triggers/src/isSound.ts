import { isRecord } from './isRecord.js';
import { conditionPattern, filePattern } from './rulePatterns.js';
import type { RuleSet } from './rules.js';

// Deeper than anybody nests by hand; what is deeper still gets the exact check.
const folds = 20;

/**
 * Whether a rule file is right at a glance. Never throws.
 *
 * A file with a mistake in its rules never is. One that is not may still be right, a number with an exponent in it or
 * a schedule for example: then `parseRules` has to say.
 */
export function isSound(input: unknown): input is RuleSet {
  try {
    let text = toSorted(input);
    for (let fold = 0; fold < folds; fold++) text = text.replace(conditionPattern, '_');
    const { rules } = input as RuleSet;
    return filePattern.test(text) && new Set(rules.map(({ id }) => id)).size === rules.length;
  } catch {
    // Nested without end.
    return false;
  }
}

/** JSON with sorted members, a comma after each of them, and `?` for each escaped sign, so that quotes only enclose. */
function toSorted(value: unknown): string {
  if (Array.isArray(value)) return `[${[...value].map((item) => `${toSorted(item)},`).join('')}]`;
  if (!isRecord(value)) return `${JSON.stringify(value)}`.replace(/\\./g, '?');
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${toSorted(name)}:${toSorted(value[name])},`).join('')}}`;
}
