import type { Rating } from '@comptoir/transport';
import type { Assignment, Candidate, Waiting } from '../routing/assign.js';
import type { WaitSample } from '../routing/estimateWait.js';

/** A conversation as stored. */
export interface ConversationRecord {
  readonly id: string;
  readonly visitor: string;
  /** Number within the visitor's log, from 1. */
  readonly n: number;
  readonly intent: string;
  /** The group of operators that serves the intent. */
  readonly group: string;
  readonly phase: 'queued' | 'open' | 'ended';
  readonly operator: string | undefined;
  readonly queuedAt: number;
  /** From 1; only while queued. */
  readonly position: number | undefined;
  readonly endedAt: number | undefined;
  readonly lastSeq: number;
  /** How far the desk has read. */
  readonly operatorSeenSeq: number;
  readonly rating: Rating | undefined;
}

/** What a routing step did. */
export interface RoutingResult {
  readonly assigned: readonly { readonly conversation: string; readonly operator: string }[];
}

/** Conversations and the routing of them. */
export interface ConversationStore {
  byId(id: string): Promise<ConversationRecord | undefined>;
  /** The visitor's newest, ended or not. */
  newest(visitor: string): Promise<ConversationRecord | undefined>;
  /** Open chats of one operator, oldest first. */
  ofOperator(operator: string): Promise<readonly ConversationRecord[]>;
  /** All that wait, in the order of their queues. */
  queue(): Promise<readonly ConversationRecord[]>;
  /** Operators who have open chats. */
  atWork(): Promise<readonly string[]>;
  /**
   * Loads the queue and the loads of `present` operators, lets `decide` choose, and carries the choice out,
   * `operator_joined` notices included: one transaction.
   */
  route(
    present: readonly string[],
    decide: (queue: readonly Waiting[], operators: readonly Candidate[]) => readonly Assignment[],
    at: number,
  ): Promise<RoutingResult>;
  /**
   * Gives a waiting conversation to an operator out of turn.
   *
   * @throws ChatError `not_found` when it does not wait (any more) in one of `groups`, `queue_full` at the cap.
   */
  take(
    conversation: string,
    operator: string,
    groups: readonly string[],
    cap: number,
    at: number,
  ): Promise<void>;
  /**
   * Hands an open chat over to a colleague, both notices included.
   *
   * @throws ChatError `not_found` when it is not `from`'s open chat, or `to` is not at work (not among `present`,
   * or away); `queue_full` when `to` is at the cap.
   */
  transfer(
    conversation: string,
    hands: { readonly from: string; readonly to: string; readonly present: readonly string[] },
    cap: number,
    at: number,
  ): Promise<void>;
  /** Open chats per operator; absent for those who have none. */
  loads(): Promise<ReadonlyMap<string, number>>;
  /** Puts an operator's open chats back at the head of their queues, in their order. */
  release(operator: string, at: number): Promise<readonly ConversationRecord[]>;
  /** Ends a running conversation with a notice; `undefined` when it was over already. */
  end(id: string, by: 'visitor' | 'operator' | 'system', at: number): Promise<ConversationRecord | undefined>;
  /**
   * Shuts the visitor of an operator's conversation out, and ends what is running with him.
   *
   * @throws ChatError `not_found` when it is not this operator's.
   */
  ban(
    conversation: string,
    operator: string,
    at: number,
  ): Promise<{ readonly visitor: string; readonly ended: string | undefined }>;
  /** @throws ChatError `already_rated`. */
  rate(id: string, rating: Rating, at: number): Promise<ConversationRecord>;
  /** Moves the desk's read position forward, never back. */
  operatorSaw(id: string, seq: number): Promise<void>;
  /** Real waits of a group since `since`, newest first. */
  waits(group: string, since: number): Promise<readonly WaitSample[]>;
}
