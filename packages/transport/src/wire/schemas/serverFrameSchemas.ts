import * as v from 'valibot';
import { type ErrorCode, isErrorCode } from '../../errors.js';
import type { ServerToVisitorFrame } from '../visitorFrames.js';
import { personSchema } from './basicSchemas.js';
import { capabilitiesSchema } from './capabilitiesSchema.js';
import { availabilitySchema, conversationSchema, messageSchema } from './logSchemas.js';
import { shape } from './shape.js';

const text = v.string();
const number = v.number();
const maybeText = v.exactOptional(text);
const messages = v.array(messageSchema);

/**
 * Checks the frame `error`. A code of a later version becomes `bad_value`: refused, so that nothing is
 * tried again and again.
 */
export const errorFrameSchema = shape({
  type: v.literal('error'),
  id: maybeText,
  code: v.pipe(
    text,
    v.transform((code): ErrorCode => (isErrorCode(code) ? code : 'bad_value')),
  ),
  message: text,
  retryAfterMs: v.exactOptional(number),
  limit: v.exactOptional(number),
});

/** Checks the frame `ok` that carries nothing. */
export const doneFrameSchema = shape({ type: v.literal('ok'), id: text });

/** Checks the frame `ok` that answers a visitor's `send`. */
export const sentFrameSchema = shape({
  ...doneFrameSchema.entries,
  message: messageSchema,
  cursor: text,
  duplicate: v.boolean(),
});

/** Checks the frame `ok` that answers a visitor's `history`. */
export const historyFrameSchema = shape({
  ...doneFrameSchema.entries,
  messages,
  before: maybeText,
  after: maybeText,
});

/** Checks all other frames from the server to a visitor, by type. */
export const serverFrameSchemas = {
  welcome: shape({
    type: v.literal('welcome'),
    version: number,
    token: text,
    capabilities: capabilitiesSchema,
    conversation: v.exactOptional(conversationSchema),
    messages,
    cursor: maybeText,
    complete: v.boolean(),
    earlier: v.boolean(),
    availability: availabilitySchema,
    readUpTo: maybeText,
    seenUpTo: maybeText,
    serverTime: number,
  }),
  error: errorFrameSchema,
  message: shape({ type: v.literal('message'), message: messageSchema, cursor: text }),
  receipt: shape({ type: v.literal('receipt'), receipt: v.picklist(['delivered', 'read']), upTo: text }),
  seen: shape({ type: v.literal('seen'), upTo: text }),
  typing: shape({
    type: v.literal('typing'),
    on: v.boolean(),
    by: v.exactOptional(personSchema),
    ttlMs: number,
  }),
  conversation: shape({ type: v.literal('conversation'), conversation: conversationSchema }),
  availability: shape({ type: v.literal('availability'), availability: availabilitySchema }),
  session: shape({ type: v.literal('session'), token: text }),
  pong: shape({ type: v.literal('pong') }),
} satisfies {
  [T in Exclude<ServerToVisitorFrame['type'], 'ok'>]: v.GenericSchema<
    unknown,
    Extract<ServerToVisitorFrame, { type: T }>
  >;
};
