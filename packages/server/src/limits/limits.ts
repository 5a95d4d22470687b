/** A budget that refills: `burst` at once, then `perSecond`. */
export interface BucketLimit {
  readonly burst: number;
  readonly perSecond: number;
}

/** Every bound of the server. Sizes in bytes, times in milliseconds. */
export interface Limits {
  /** Frames above are answered with `frame_too_large`; above twice this the socket is closed with 1009. */
  readonly frameBytes: number;
  /** All frames of one socket. */
  readonly frames: BucketLimit;
  /** How many frames over the budget a socket may send before it is closed. */
  readonly frameStrikes: number;
  /** New messages of one visitor, over all tabs; a resend that was stored already costs nothing. */
  readonly messages: BucketLimit;
  /** Uploads of one visitor or operator. */
  readonly uploads: BucketLimit;
  readonly uploadBytes: number;
  /** Uploads of one visitor or operator that are under way at a time. */
  readonly uploadsAtOnce: number;
  /** How long an upload may bring nothing before it is cut. */
  readonly uploadIdleMs: number;
  /** Files that one visitor or operator may store in 24 hours. */
  readonly uploadDayFiles: number;
  /** The same in bytes. */
  readonly uploadDayBytes: number;
  /** Width times height of a picture, and of each frame of an animation: what a browser has to unpack. */
  readonly imagePixels: number;
  /** Pictures of an animation. */
  readonly imageFrames: number;
  /** Longest life of a link to a file; half of it at least. */
  readonly fileLinkMs: number;
  readonly socketsPerAddress: number;
  readonly socketsPerVisitor: number;
  /** New visitors (first visits) from one address: each is a row. */
  readonly newVisitors: BucketLimit;
  /** Conversations that one visitor opens; going on in an open one costs nothing. */
  readonly newConversations: BucketLimit;
  /** How long the head of a request may take, an upgrade's too; looked at every two seconds. */
  readonly headersMs: number;
  readonly headerBytes: number;
  readonly helloMs: number;
  readonly pingMs: number;
  /** Waiting bytes of one socket before it is closed as a slow reader. */
  readonly sendBufferBytes: number;
  /** How long a socket may take to accept its next page of messages. */
  readonly slowReaderMs: number;
  readonly loginAttempts: number;
  readonly loginAttemptsPerAddress: number;
  readonly loginWindowMs: number;
  /** Most chats of an operator at a time. */
  readonly chatsPerOperator: number;
}

/** Starting values: generous for people, tight for scripts. A burst of 100 messages passes. */
export const defaultLimits: Limits = {
  frameBytes: 64 * 1024,
  frames: { burst: 300, perSecond: 20 },
  frameStrikes: 50,
  messages: { burst: 240, perSecond: 2 },
  uploads: { burst: 30, perSecond: 0.2 },
  uploadBytes: 10 * 1024 * 1024,
  uploadsAtOnce: 5,
  uploadIdleMs: 30_000,
  uploadDayFiles: 200,
  uploadDayBytes: 256 * 1024 * 1024,
  imagePixels: 64_000_000,
  imageFrames: 1_000,
  fileLinkMs: 86_400_000,
  socketsPerAddress: 200,
  socketsPerVisitor: 20,
  newVisitors: { burst: 300, perSecond: 5 },
  newConversations: { burst: 30, perSecond: 0.01 },
  headersMs: 5_000,
  headerBytes: 16 * 1024,
  helloMs: 5_000,
  pingMs: 25_000,
  sendBufferBytes: 1024 * 1024,
  slowReaderMs: 10_000,
  loginAttempts: 5,
  loginAttemptsPerAddress: 50,
  loginWindowMs: 15 * 60_000,
  chatsPerOperator: 4,
};
