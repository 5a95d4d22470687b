/** The reference protocol, version 1: its frames and the one validator that both ends use. */

export { maxTextLength } from './wire/limits.js';
export type {
  CannedReply,
  Colleague,
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
export { parseOperatorFrame } from './wire/parseOperatorFrame.js';
export { parseServerFrame } from './wire/parseServerFrame.js';
export { parseServerToOperatorFrame } from './wire/parseServerToOperatorFrame.js';
export { parseVisitorFrame } from './wire/parseVisitorFrame.js';
export { requestId } from './wire/requestId.js';
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
export { closeCodes, maxFrameBytes, protocolVersion } from './wire/visitorFrames.js';
