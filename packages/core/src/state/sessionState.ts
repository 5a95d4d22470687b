import type { Availability, Capabilities, Conversation, Person } from '@comptoir/transport';
import { emptyLog, type Log } from '../messages/log.js';
import type { Outbox } from '../outbox/outbox.js';
import type { ConnectionState } from '../session.js';

/** Everything that the stores are made from. Immutable. */
export interface SessionState {
  readonly connection: ConnectionState;
  readonly capabilities: Capabilities;
  readonly log: Log;
  readonly outbox: Outbox;
  /** `false` once unsent messages stand in memory alone, against what was allowed. */
  readonly isKept: boolean;
  readonly conversation: Conversation | undefined;
  readonly availability: Availability | undefined;
  /** Whether the backend has told of the conversation: before, nothing is known about its end. */
  readonly isKnown: boolean;
  readonly typing: Person | undefined;
  /** What the visitor pressed, until a conversation of that intent runs. */
  readonly chosen: string | undefined;
  /** Id of the conversation that was rated or declined last. */
  readonly answered: string | undefined;
  /** Where the note that was left last wants its answer. */
  readonly noted: string | undefined;
  /** The backend's clock minus ours in milliseconds, for display only. */
  readonly skewMs: number;
}

/** A session that knows nothing yet. */
export function emptyState(capabilities: Capabilities): SessionState {
  return {
    connection: { phase: 'idle' },
    capabilities,
    log: emptyLog,
    outbox: [],
    isKept: true,
    conversation: undefined,
    availability: undefined,
    isKnown: false,
    typing: undefined,
    chosen: undefined,
    answered: undefined,
    noted: undefined,
    skewMs: 0,
  };
}
