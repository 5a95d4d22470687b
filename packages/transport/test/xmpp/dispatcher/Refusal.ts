import type { ErrorCode } from '../../../src/errors.js';

/** A call that the dispatcher does not grant, by one of the project's codes. */
export class Refusal extends Error {
  constructor(readonly code: ErrorCode) {
    super(code);
  }
}
