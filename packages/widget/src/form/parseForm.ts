import {
  ChatError,
  type Form,
  type FormOption,
  type FormStep,
  type LocalizedText,
} from '@comptoir/transport';

type Fields = Readonly<Record<string, unknown>>;

function refuse(where: string, expected: string): never {
  throw new ChatError('bad_value', {
    message: `form file, ${where}: expected ${expected}`,
  });
}

function fields(value: unknown, where: string): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : refuse(where, 'an object');
}

function list(value: unknown, where: string): readonly unknown[] {
  return Array.isArray(value) && value.length > 0 ? value : refuse(where, 'a list with at least one entry');
}

function text(value: unknown, where: string): string {
  return typeof value === 'string' && value !== '' ? value : refuse(where, 'a text');
}

function whole(value: unknown, where: string, least: number): number {
  return Number.isSafeInteger(value) && (value as number) >= least
    ? (value as number)
    : refuse(where, `a whole number from ${least}`);
}

function localized(value: unknown, where: string): LocalizedText {
  if (typeof value === 'string') return text(value, where);
  const texts = Object.entries(fields(value, where)).map(([tag, one]) => [tag, text(one, `${where}.${tag}`)]);
  return texts.length ? Object.fromEntries(texts) : refuse(where, 'a text, or one text per language');
}

/** A member that may be missing; a missing one is left out rather than set to `undefined`. */
function optional<Key extends string, Value>(
  from: Fields,
  key: Key,
  where: string,
  read: (value: unknown, where: string) => Value,
): { readonly [name in Key]?: Value } {
  return (from[key] === undefined ? {} : { [key]: read(from[key], `${where}${key}`) }) as {
    [name in Key]?: Value;
  };
}

function unique<Entry>(
  entries: readonly Entry[],
  key: (entry: Entry) => string,
  where: string,
): readonly Entry[] {
  const seen = new Set<string>();
  for (const entry of entries) {
    if (seen.has(key(entry))) refuse(where, `every entry once, but "${key(entry)}" stands there twice`);
    seen.add(key(entry));
  }
  return entries;
}

function options(value: unknown, where: string): readonly FormOption[] {
  const found = list(value, where).map((entry, index) => {
    const at = `${where}[${index}]`;
    const option = fields(entry, at);
    return { value: text(option.value, `${at}.value`), label: localized(option.label, `${at}.label`) };
  });
  return unique(found, (option) => option.value, where);
}

function step(value: unknown, index: number): FormStep {
  const at = `steps[${index}]`;
  const from = fields(value, at);
  const name = text(from.name, `${at}.name`);
  const where = `${at} ("${name}").`;
  const base = {
    name,
    label: localized(from.label, `${where}label`),
    ...optional(from, 'hint', where, localized),
  };
  const positive = (one: unknown, place: string): number => whole(one, place, 1);
  switch (from.kind) {
    case 'text':
      return {
        ...base,
        kind: 'text',
        ...(from.multiline === true ? { multiline: true } : {}),
        ...optional(from, 'maxLength', where, positive),
      };
    case 'choice':
    case 'size':
      return { ...base, kind: from.kind, options: options(from.options, `${where}options`) };
    case 'multiChoice':
      return {
        ...base,
        kind: 'multiChoice',
        options: options(from.options, `${where}options`),
        ...optional(from, 'max', where, positive),
      };
    case 'scale': {
      const min = whole(from.min, `${where}min`, 0);
      const max = whole(from.max, `${where}max`, min + 1);
      // More points than this do not fit a narrow phone as targets that can be hit.
      if (max - min > 10) refuse(`${where}max`, 'at most ten more than min');
      return {
        ...base,
        kind: 'scale',
        min,
        max,
        ...optional(from, 'minLabel', where, localized),
        ...optional(from, 'maxLabel', where, localized),
      };
    }
    case 'photo':
      return { ...base, kind: 'photo', ...optional(from, 'maxFiles', where, positive) };
    default:
      return refuse(`${where}kind`, 'text, choice, multiChoice, scale, size or photo');
  }
}

/**
 * A questionnaire from outside, checked: only known members are taken over.
 *
 * @throws ChatError `bad_value` naming the step, the member and what was expected.
 */
export function parseForm(json: unknown): Form {
  const from = fields(json, 'top level');
  return {
    id: text(from.id, 'id'),
    version: whole(from.version, 'version', 1),
    title: localized(from.title, 'title'),
    ...optional(from, 'intro', '', localized),
    steps: unique(list(from.steps, 'steps').map(step), (one) => one.name, 'steps'),
  };
}
