import type { VisitorContext } from '@comptoir/transport';
import type { Position } from './position.js';

/** A visitor as stored; the token itself is not. */
export interface VisitorRecord {
  readonly id: string;
  readonly context: VisitorContext;
  /** How far the visitor has read, in any tab. */
  readonly seen: Position;
  /** How far an operator has read. */
  readonly read: Position;
  /** When the visitor was shut out; absent for all who are welcome. */
  readonly bannedAt?: number;
}

/** Visitors: their tokens, what the page tells about them, and how far was read. */
export interface VisitorStore {
  create(tokenHash: string, context: VisitorContext, at: number): Promise<VisitorRecord>;
  /** Also notes the visit, so that returning visitors are not pruned. */
  byToken(tokenHash: string, at: number): Promise<VisitorRecord | undefined>;
  byId(id: string): Promise<VisitorRecord | undefined>;
  /** Replaces the named members only; the whole context afterwards. */
  mergeContext(id: string, patch: VisitorContext): Promise<VisitorContext>;
  /** Moves a read position forward, never back; tells whether it moved. */
  advance(id: string, which: 'seen' | 'read', to: Position): Promise<boolean>;
  /** Lets a visitor in again; false when he was not shut out. */
  unban(id: string): Promise<boolean>;
  /** All who are shut out, the newest ban first. */
  banned(): Promise<readonly VisitorRecord[]>;
  /** Number of conversations. */
  visits(id: string): Promise<number>;
  /** Forgets visitors who never wrote and were not here since `before`; how many. */
  prune(before: number): Promise<number>;
}
