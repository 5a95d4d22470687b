/** A connection that breaks within this time, in milliseconds, may have been broken by something on the way. */
export const soonMs = 10_000;
