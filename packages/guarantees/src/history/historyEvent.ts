/**
 * What a history is made of: one event a line, in the order in which it happened.
 *
 * Texts are unique within a history, so that a message can be recognised by what it says. A `client` is one life
 * of one tab or desk: after a reload it has another name. An `origin` is one browser profile: the tabs of one
 * origin share storage. An `account` is a visitor as the backend knows him.
 */
import type { MessageStatus } from '@comptoir/core';
import type { Sender } from '@comptoir/transport';

/** One message as somebody sees it. */
export interface SeenMessage {
  /** The backend's id; of an echo that has none yet, the clientId. */
  readonly id: string;
  readonly clientId?: string;
  readonly order: string;
  readonly from: Sender;
  readonly text: string;
  readonly edited?: boolean;
  /** Only of what a visitor's tab shows. */
  readonly status?: MessageStatus;
}

/** The visitor pressed Send, and the composer was cleared. */
export interface SentEvent {
  readonly type: 'sent';
  readonly client: string;
  readonly origin: string;
  readonly person: string;
  readonly clientId: string;
  readonly text: string;
}

/** The visitor pressed Send, and was told at once that it cannot be. */
export interface RefusedEvent {
  readonly type: 'refused';
  readonly client: string;
  readonly text: string;
  readonly code: string;
}

/** What the visitor did with a message that was shown as not sent. */
export interface AnsweredEvent {
  readonly type: 'retried' | 'discarded';
  readonly client: string;
  readonly clientId: string;
}

/** From now on the tab is connected as this account. */
export interface BoundEvent {
  readonly type: 'bound';
  readonly client: string;
  readonly person: string;
  readonly account: string;
}

/** A list as it was shown; at rest, everything had come to an end and it must be what the log is. */
export interface ShownEvent {
  readonly type: 'shown';
  readonly client: string;
  readonly side: 'visitor' | 'desk';
  /** Whose tab it is. */
  readonly person?: string;
  /** What the list is of; absent while the tab has never been connected. */
  readonly account?: string;
  /** Only of a desk: the one conversation that is shown. */
  readonly conversation?: string;
  readonly atRest: boolean;
  /** Whether older messages exist that were not loaded. */
  readonly earlier: boolean;
  readonly messages: readonly SeenMessage[];
}

/** A position or a state that never goes back at one client: read, seen, ended, rated. */
export interface MarkedEvent {
  readonly type: 'marked';
  readonly client: string;
  /** What is marked, for example `read` or `phase of k1`. */
  readonly mark: string;
  /** Plain string comparison sorts the positions. */
  readonly at: string;
}

/** What an operator did. `unknown`: no answer came, so it may be done or not. */
export interface OperatorEvent {
  readonly type: 'said' | 'edited' | 'removed';
  readonly client: string;
  readonly account: string;
  readonly outcome: 'ok' | 'failed' | 'unknown';
  /** Of `said`. */
  readonly clientId?: string;
  /** The backend's id; absent on a `said` without answer. */
  readonly id?: string;
  /** Of `said` and `edited`. */
  readonly text?: string;
}

/** From now on the undelivered messages of these may be lost, or stored, once. */
export interface LapsedEvent {
  readonly type: 'lapsed';
  /** Storage was wiped; the visitor became somebody else; the backend's data became older. */
  readonly why: 'wiped' | 'forgotten' | 'restored';
  /** Absent: of all origins, and delivered messages too. */
  readonly origin?: string;
  /** Tabs that were open: of what they send from now on nothing is promised either, until they are loaded again. */
  readonly clients?: readonly string[];
}

/** What else happened, for the reader: a fault, a kill, a reload. */
export interface NotedEvent {
  readonly type: 'noted';
  readonly what: string;
}

/** A row of the final log. */
export interface LogMessage extends SeenMessage {
  readonly conversation: string;
}

/** All that the backend has of one account when everything is over. */
export interface LogEvent {
  readonly type: 'log';
  readonly account: string;
  readonly messages: readonly LogMessage[];
}

/** One line of a history. */
export type HistoryEvent =
  | SentEvent
  | RefusedEvent
  | AnsweredEvent
  | BoundEvent
  | ShownEvent
  | MarkedEvent
  | OperatorEvent
  | LapsedEvent
  | NotedEvent
  | LogEvent;

/** Everything that happened in one run. */
export type History = readonly HistoryEvent[];
