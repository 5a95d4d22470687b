import type { Arbitrary } from 'fast-check';

/** Something that reads what others wrote. */
export interface Target<Input = unknown> {
  readonly name: string;
  readonly inputs: Arbitrary<Input>;
  /** Gives a value, or throws; may be asynchronous. Checks of its own throw an `Error` as well. */
  read(input: Input): unknown;
  /** Whether this is how it is meant to refuse. Anything else that it throws is a fault. */
  isRefusal(error: unknown): boolean;
}

/** Keeps the type of the inputs while the list of all targets forgets it. */
export function target<Input>(one: Target<Input>): Target {
  return one as Target as Target<unknown>;
}
