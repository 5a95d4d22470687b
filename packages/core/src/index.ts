export { browserEnvironment } from './browserEnvironment.js';
export { createSession } from './createSession.js';
export type { ChannelPort, Environment, LockPort, OutboxStore, Shelf, StoragePort } from './environment.js';
export { isSuspect } from './mask/isSuspect.js';
export { memoryEnvironment } from './memoryEnvironment.js';
export type {
  ChatMessage,
  ConnectionState,
  Consent,
  FormSubmission,
  MessageStatus,
  PickedFile,
  Proof,
  Session,
  SessionOptions,
} from './session.js';
