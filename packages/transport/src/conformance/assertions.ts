/** The kit's own assertions, so that it runs under any runner. */
import { type ChatError, type ErrorCode, type ErrorKind, isChatError, type SendOutcome } from '../errors.js';

const longest = 400;

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > longest ? `${text.slice(0, longest)}… (${text.length} characters)` : text;
}

/** Throws `message` unless the condition holds. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** Members in a stable order, so that two spellings of one value compare equal. */
function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Compares plain data by value. */
export function equal(actual: unknown, expected: unknown, what: string): void {
  if (JSON.stringify(actual, sorted) === JSON.stringify(expected, sorted)) return;
  throw new Error(`${what}: expected ${show(expected)}, got ${show(actual)}`);
}

/** What an error must be; absent members are not looked at. */
export interface ExpectedError {
  readonly code?: ErrorCode;
  readonly kinds?: readonly ErrorKind[];
  readonly outcome?: SendOutcome;
}

/** Waits for a rejection with a `ChatError` and gives it back. */
export async function rejects(
  promise: Promise<unknown>,
  expected: ExpectedError,
  what: string,
): Promise<ChatError> {
  const error: unknown = await promise.then(
    (value) => {
      throw new Error(`${what}: expected a rejection, got ${show(value)}`);
    },
    (cause) => cause,
  );
  assert(isChatError(error), `${what}: expected a ChatError, got ${String(error)}`);
  const { code, kind, outcome } = error;
  if (expected.code) equal(code, expected.code, `${what}: code (“${error.message}”)`);
  if (expected.kinds) {
    assert(
      expected.kinds.includes(kind),
      `${what}: kind: expected ${expected.kinds.join(' or ')}, got ${kind} (${code})`,
    );
  }
  if (expected.outcome) equal(outcome, expected.outcome, `${what}: outcome (${code})`);
  return error;
}

/** Fails loudly instead of waiting for ever. */
export function within<T>(promise: Promise<T>, ms: number, what: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: nothing for ${ms} ms`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
