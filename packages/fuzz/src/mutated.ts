import fc from 'fast-check';
import { junk } from './junk.js';

interface Change {
  readonly path: readonly number[];
  readonly act: 'replace' | 'drop' | 'add' | 'twice';
  readonly key: string;
  readonly value: unknown;
}

const change: fc.Arbitrary<Change> = fc.record({
  path: fc.array(fc.nat({ max: 30 }), { maxLength: 6 }),
  act: fc.constantFrom('replace', 'replace', 'drop', 'add', 'twice'),
  key: fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    'kind',
    'type',
    'text',
    'extra',
    'length',
    'id',
  ),
  value: junk,
});

function withMember(value: object, key: string, member: unknown): object {
  if (Array.isArray(value)) return [...value, member];
  // Not by assignment: `__proto__` has to become a member like any other.
  return Object.fromEntries([...Object.entries(value).filter(([name]) => name !== key), [key, member]]);
}

/** A copy with one place changed; the path chooses members by their number. */
function changed(value: unknown, { path: [step, ...rest], act, key, value: other }: Change): unknown {
  if (typeof value !== 'object' || value === null) return other;
  const entries = Object.entries(value);
  const chosen = step === undefined ? undefined : entries[step % Math.max(1, entries.length)];
  if (chosen === undefined) return act === 'replace' ? other : withMember(value, key, other);
  const [name, member] = chosen;
  if (rest.length > 0 || act === 'replace') {
    const inner = rest.length > 0 ? changed(member, { path: rest, act, key, value: other }) : other;
    if (!Array.isArray(value)) return withMember(value, name, inner);
    return value.map((item, index) => (String(index) === name ? inner : item));
  }
  if (act === 'add') return withMember(value, key, other);
  if (Array.isArray(value)) {
    const index = Number(name);
    return act === 'drop' ? value.filter((_, at) => at !== index) : [...value, member];
  }
  return act === 'drop'
    ? Object.fromEntries(entries.filter(([at]) => at !== name))
    : withMember(value, key, member);
}

/** Values that look right and are wrong in one to four places; now and then not even that. */
export function mutated(samples: readonly unknown[]): fc.Arbitrary<unknown> {
  const near = fc
    .tuple(fc.constantFrom(...samples), fc.array(change, { minLength: 1, maxLength: 4 }))
    .map(([sample, changes]) => changes.reduce<unknown>(changed, sample));
  return fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...samples) },
    { weight: 20, arbitrary: near },
    { weight: 2, arbitrary: junk },
  );
}
