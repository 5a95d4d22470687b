export { answersToText } from './answersToText.js';
export { createClientId } from './createClientId.js';
export type { ErrorCode, ErrorDetails, ErrorKind, SendOutcome } from './errors.js';
export { ChatError, errorKinds, isChatError, isErrorCode } from './errors.js';
export { localize } from './localize.js';
export type {
  Availability,
  Cart,
  CartLine,
  ClientId,
  Conversation,
  ConversationId,
  Cursor,
  FileRef,
  Form,
  FormAnswer,
  FormOption,
  FormStep,
  Identity,
  LocalizedText,
  Message,
  MessageId,
  Money,
  Notice,
  OfflineNote,
  PageContext,
  Part,
  Person,
  Product,
  Rating,
  Sender,
  SessionToken,
  VisitorContext,
} from './model.js';
export { toJson } from './toJson.js';
export { toPlainText } from './toPlainText.js';
export type {
  Call,
  Capabilities,
  Connection,
  Hello,
  HistoryPage,
  HistoryQuery,
  Outgoing,
  OutgoingFile,
  Sent,
  Snapshot,
  Transport,
  TransportEvent,
} from './transport.js';
