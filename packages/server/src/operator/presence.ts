import type { Availability } from '@comptoir/transport';

/** Which operators are there. */
export interface Presence {
  /** A desk connected. */
  join(operator: string, groups: readonly string[], status: 'available' | 'away'): void;
  /** A desk disconnected; after the grace the operator's chats go back to the queue. */
  leave(operator: string): void;
  setStatus(operator: string, status: 'available' | 'away'): void;
  /** Whose chats outlived the last run of the server: they get a grace to come back as well. */
  expect(operators: readonly string[]): void;
  /** Operators with a desk right now: only they are given new chats. */
  connected(): readonly string[];
  /** Per group, whether somebody is available; within his grace an operator still counts. */
  availability(): Availability;
  stop(): void;
}
