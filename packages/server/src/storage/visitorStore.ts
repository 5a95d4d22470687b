import type { VisitorContext } from '@comptoir/transport';
import type { Proof } from '../security/proof.js';
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
  /** The shop's own id of the visitor; absent for those whom it has not named. */
  readonly subject?: string;
}

/** What a token stands for. */
export type VisitorSession =
  | {
      readonly state: 'open';
      readonly visitor: VisitorRecord;
      /** Until when the last proof of who this is holds; absent for visitors whom the shop has not named. */
      readonly provenUntil?: number;
    }
  /** Another token took its place a moment ago. */
  | { readonly state: 'replaced' }
  /** Everything about its visitor has been deleted. */
  | { readonly state: 'deleted' };

/** Somebody proves who he is. Tokens are given as their hashes. */
export interface IdentifyRequest {
  readonly proof: Proof;
  /** The token he came with, known here or not. */
  readonly given: string | undefined;
  /** The new one, handed out unless the session stays what it was. */
  readonly fresh: string;
  readonly context: VisitorContext;
  readonly at: number;
  /** Whether somebody is connected with a token now. */
  readonly isLive: (tokenHash: string) => boolean;
}

/** What came of it. */
export interface Identified {
  readonly visitor: VisitorRecord;
  /** Whether the new token was handed out. */
  readonly isFresh: boolean;
  /** Whose connections are over: all of a visitor, or those opened with one token. */
  readonly cut: readonly { readonly visitor: string; readonly session?: string }[];
  /** Conversations that changed hands, number or state with a merging of two visitors. */
  readonly moved: readonly string[];
}

/** Visitors: their tokens, what the page tells about them, and how far was read. */
export interface VisitorStore {
  create(tokenHash: string, context: VisitorContext, at: number): Promise<VisitorRecord>;
  /** Also notes the visit, so that returning visitors are not pruned. */
  bySession(tokenHash: string, at: number): Promise<VisitorSession | undefined>;
  /**
   * Makes the session one of the visitor whom the shop names; see decision 0013 for who becomes whom.
   *
   * @throws ChatError `identity_stale` when another session has used this token of the shop, `banned`
   */
  identify(request: IdentifyRequest): Promise<Identified>;
  /** The client has shown that it has this token: from now on nobody else can claim its opening. */
  confirm(tokenHash: string): Promise<void>;
  /** Ends a session; false when there is none that is open. */
  closeSession(tokenHash: string, at: number): Promise<boolean>;
  /** Forgets what sessions need no longer. */
  pruneSessions(at: number): Promise<void>;
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
