import type { ConversationId, FileRef, MessageId, SessionToken, VisitorContext } from '../../model.js';
import type { VisitorListener } from './backend.js';
import type { Running } from './createRouting.js';
import { createVisitorLog, type VisitorLog } from './createVisitorLog.js';

/** A running or ended conversation with its visitor. */
export interface Entry extends Running {
  readonly visitor: Visitor;
}

/** Everything the backend holds of one visitor. */
export interface Visitor {
  readonly token: SessionToken;
  readonly log: VisitorLog;
  /** One per attached tab. */
  readonly listeners: Set<VisitorListener>;
  readonly conversations: Map<ConversationId, Entry>;
  /** By the client id of the upload. */
  readonly files: Map<string, FileRef>;
  /** Client ids of notes left. */
  readonly notes: Set<string>;
  context: VisitorContext;
  last?: Entry;
  /** The newest message the visitor wrote. */
  own?: MessageId;
  /** Places in the log: read by an operator, read by the visitor. */
  readUpTo: number;
  seenUpTo: number;
}

const secret = () =>
  Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('');

/** Makes a visitor whose token and log nobody can guess. */
export function createVisitor(): Visitor {
  return {
    token: secret(),
    log: createVisitorLog(secret()),
    listeners: new Set(),
    conversations: new Map(),
    files: new Map(),
    notes: new Set(),
    context: {},
    readUpTo: 0,
    seenUpTo: 0,
  };
}
