import type { ConversationStore } from './conversationStore.js';
import type { DeskStore } from './deskStore.js';
import type { FileStore } from './fileStore.js';
import type { LogStore } from './logStore.js';
import type { OperatorStore } from './operatorStore.js';
import type { PrivacyStore } from './privacyStore.js';
import type { VisitorStore } from './visitorStore.js';

/**
 * The port to a database. Every method is one transaction, and has resolved only when its effect is on disk.
 *
 * Another engine has to give the same promises: a dense `seq` per conversation, one row per sender and
 * client id for ever, at most one running conversation per visitor, and a routing step that nobody can race.
 */
export interface Storage {
  /** Random id made with the database; cursors of another epoch mean nothing here. */
  readonly epoch: string;
  readonly visitors: VisitorStore;
  readonly conversations: ConversationStore;
  readonly log: LogStore;
  readonly operators: OperatorStore;
  readonly files: FileStore;
  readonly desk: DeskStore;
  readonly privacy: PrivacyStore;
  /** Reads and writes once; rejects when the database cannot. */
  check(): Promise<void>;
  /** Writes everything into the main file and lets go of it. */
  close(): Promise<void>;
}
