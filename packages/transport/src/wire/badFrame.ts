import { ChatError } from '../errors.js';

/** Says what a value is without repeating it: it may be long, and it may be a token. */
function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return `a string of ${value.length}`;
  if (typeof value === 'object')
    return (value && (Array.isArray(value) ? 'an array' : 'an object')) || 'null';
  return `${value}`;
}

/** Makes the error for one wrong place in a frame: frame, field, expected, got. */
export function badFrame(path: string, expected: string, got: unknown): ChatError {
  return new ChatError('bad_frame', { message: `${path}: expected ${expected}, got ${describe(got)}` });
}
