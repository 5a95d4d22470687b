import type { Schema } from './schema.js';

/**
 * Leaves a malformed value out instead of refusing the frame.
 *
 * Only for optional members that describe the visitor's surroundings: a shop that hands over a cart in a shape of
 * its own must not lose the chat with it.
 */
// @__NO_SIDE_EFFECTS__
export function forgiving<T>(schema: Schema<T>): Schema<T> {
  return (value, path) => {
    try {
      return schema(value, path);
    } catch {
      return undefined as T;
    }
  };
}
