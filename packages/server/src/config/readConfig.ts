import { readFileSync } from 'node:fs';
import type { Form } from '@comptoir/transport';
import * as v from 'valibot';
import { defaultConfig } from './defaultConfig.js';
import type { ServiceConfig } from './serviceConfig.js';

const localized = v.union([v.string(), v.record(v.string(), v.string())]);
const option = v.object({ value: v.string(), label: localized });
const base = { name: v.string(), label: localized, hint: v.exactOptional(localized) };
const count = v.pipe(v.number(), v.integer(), v.minValue(1));

const step = v.variant('kind', [
  v.object({
    ...base,
    kind: v.literal('text'),
    multiline: v.exactOptional(v.boolean()),
    maxLength: v.exactOptional(count),
  }),
  v.object({ ...base, kind: v.literal('choice'), options: v.array(option) }),
  v.object({
    ...base,
    kind: v.literal('multiChoice'),
    options: v.array(option),
    max: v.exactOptional(count),
  }),
  v.object({
    ...base,
    kind: v.literal('scale'),
    min: v.number(),
    max: v.number(),
    minLabel: v.exactOptional(localized),
    maxLabel: v.exactOptional(localized),
  }),
  v.object({ ...base, kind: v.literal('size'), options: v.array(option) }),
  v.object({ ...base, kind: v.literal('photo'), maxFiles: v.exactOptional(count) }),
]);

const form = v.object({
  id: v.string(),
  version: v.pipe(v.number(), v.integer()),
  title: localized,
  intro: v.exactOptional(localized),
  steps: v.array(step),
}) satisfies v.GenericSchema<unknown, Form>;

const group = v.pipe(
  v.string(),
  v.regex(/^[\p{L}\p{N}_.-]{1,64}$/u, 'letters, digits, "_", "." or "-", at most 64'),
);

const config = v.strictObject({
  groups: v.exactOptional(v.pipe(v.array(group), v.minLength(1, 'at least one group'))),
  canned: v.exactOptional(v.array(v.strictObject({ key: v.string(), text: v.string() }))),
  forms: v.exactOptional(v.array(form)),
});

/** Checks a configuration; members that are absent take their default. @throws TypeError naming the wrong place. */
export function parseConfig(value: unknown, name: string): ServiceConfig {
  if (Array.isArray(value)) throw new TypeError(`${name}: expected an object, got a list`);
  const result = v.safeParse(config, value, { abortEarly: true });
  if (result.success) return { ...defaultConfig, ...result.output };
  const [issue] = result.issues;
  throw new TypeError(`${name}: ${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`);
}

/** Reads and checks a configuration file. @throws TypeError when it is not JSON or not a configuration. */
export function readConfig(path: string): ServiceConfig {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new TypeError(`${path}: cannot be read as JSON`, { cause });
  }
  return parseConfig(value, path);
}
