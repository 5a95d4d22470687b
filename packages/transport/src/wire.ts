/** The reference protocol, version 1: its frames and the one validator that both ends use. */
export type {
  CannedReply,
  DeskChat,
  DeskRating,
  DeskVisitor,
  DeskWelcomeFrame,
  Figures,
  OperatorFrame,
  OperatorRequest,
  QueueEntry,
  ServerToOperatorFrame,
} from './wire/operatorFrames.js';
export type {
  DoneFrame,
  ErrorFrame,
  HelloFrame,
  HistoryFrame,
  SentFrame,
  ServerToVisitorFrame,
  VisitorFrame,
  VisitorRequest,
  WelcomeFrame,
} from './wire/visitorFrames.js';
export { closeCodes, protocolVersion } from './wire/visitorFrames.js';
