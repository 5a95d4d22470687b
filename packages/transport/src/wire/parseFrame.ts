import * as v from 'valibot';
import { ChatError } from '../errors.js';

/** Picks the schema of a frame by its type (and, for `ok`, by what it carries); `undefined` = not known here. */
export type PickSchema<Frame> = (
  type: string,
  frame: Readonly<Record<string, unknown>>,
) => v.GenericSchema<unknown, Frame> | undefined;

/** Says what a value is without repeating it: it may be long, and it may be a token. */
function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return `a string of ${value.length}`;
  if (typeof value === 'object')
    return value === null ? 'null' : Array.isArray(value) ? 'an array' : 'an object';
  return `${value}`;
}

/** Makes the error for one wrong place in a frame: frame, field, expected, got. */
export function badFrame(field: string, expected: string, got: unknown): ChatError {
  return new ChatError('bad_frame', { message: `${field}: expected ${expected}, got ${describe(got)}` });
}

function fieldPath(path: readonly v.IssuePathItem[] | undefined): string {
  return (path ?? [])
    .map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key).slice(0, 40)}`))
    .join('');
}

/** Checks one value against a schema; `name` opens the path in the error's text. */
export function parseValue<T>(schema: v.GenericSchema<unknown, T>, value: unknown, name: string): T {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const own = issue.kind === 'validation' || issue.type === 'object';
  throw badFrame(
    name + fieldPath(issue.path),
    (own ? issue.message : issue.expected) ?? issue.type,
    issue.input,
  );
}

/**
 * Reads one frame from the text of one WebSocket message.
 *
 * @returns `undefined` for a well-formed frame of an unknown type: ignore it.
 * @throws ChatError `bad_frame`
 */
export function parseFrame<Frame>(text: string, pick: PickSchema<Frame>): Frame | undefined {
  let frame: unknown;
  try {
    frame = JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which may hold a token.
    throw new ChatError('bad_frame', { message: `frame: expected JSON, got ${describe(text)}` });
  }
  const { type } = (frame ?? {}) as { type?: unknown };
  if (typeof type !== 'string') throw badFrame('frame.type', 'string', type);
  const schema = pick(type, frame as Readonly<Record<string, unknown>>);
  return schema && parseValue(schema, frame, type);
}
