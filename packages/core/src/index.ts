export type { Environment, StoragePort } from './environment.js';
export type {
  ChatMessage,
  ConnectionState,
  Consent,
  FormSubmission,
  MessageStatus,
  Session,
  SessionOptions,
} from './session.js';
