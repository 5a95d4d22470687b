import * as v from 'valibot';
import type { ServerToOperatorFrame } from '../operatorFrames.js';
import { personSchema } from './basicSchemas.js';
import { contextSchema } from './contextSchema.js';
import {
  cannedSchema,
  deskChatSchema,
  deskNoteSchema,
  deskRatingSchema,
  figuresSchema,
  queueEntrySchema,
} from './deskSchemas.js';
import { formSchema } from './formSchemas.js';
import { messageSchema } from './logSchemas.js';
import { statusSchema } from './operatorFrameSchemas.js';
import { doneFrameSchema, errorFrameSchema } from './serverFrameSchemas.js';
import { shape } from './shape.js';

const text = v.string();
const number = v.number();
const queue = v.array(queueEntrySchema);

/** Checks the frame `ok` that answers an operator's `send`. */
export const deskSentFrameSchema = shape({
  ...doneFrameSchema.entries,
  message: messageSchema,
  duplicate: v.boolean(),
});

/** Checks the frame `ok` that answers an operator's `history`. */
export const deskHistoryFrameSchema = shape({
  ...doneFrameSchema.entries,
  messages: v.array(messageSchema),
  before: v.exactOptional(text),
});

/** Checks all other frames from the server to a desk, by type. */
export const deskFrameSchemas = {
  welcome: shape({
    type: v.literal('welcome'),
    version: number,
    operator: personSchema,
    groups: v.array(text),
    status: statusSchema,
    cap: number,
    chats: v.array(deskChatSchema),
    queue,
    figures: figuresSchema,
    ratings: v.array(deskRatingSchema),
    notes: v.array(deskNoteSchema),
    canned: v.array(cannedSchema),
    forms: v.array(formSchema),
    serverTime: number,
  }),
  error: errorFrameSchema,
  chat: shape({ type: v.literal('chat'), chat: deskChatSchema }),
  chatRemoved: shape({ type: v.literal('chatRemoved'), conversation: text }),
  message: shape({ type: v.literal('message'), message: messageSchema }),
  context: shape({
    type: v.literal('context'),
    conversation: text,
    context: contextSchema,
    connected: v.boolean(),
  }),
  typing: shape({
    type: v.literal('typing'),
    conversation: text,
    on: v.boolean(),
    draft: v.exactOptional(text),
    ttlMs: number,
  }),
  receipt: shape({ type: v.literal('receipt'), conversation: text, upTo: text }),
  queue: shape({ type: v.literal('queue'), queue }),
  figures: shape({ type: v.literal('figures'), figures: figuresSchema }),
  rated: shape({ type: v.literal('rated'), rating: deskRatingSchema }),
  note: shape({ type: v.literal('note'), note: deskNoteSchema }),
  status: shape({ type: v.literal('status'), status: statusSchema }),
  pong: shape({ type: v.literal('pong') }),
} satisfies {
  [T in Exclude<ServerToOperatorFrame['type'], 'ok'>]: v.GenericSchema<
    unknown,
    Extract<ServerToOperatorFrame, { type: T }>
  >;
};
