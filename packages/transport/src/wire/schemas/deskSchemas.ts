import * as v from 'valibot';
import type { OfflineNote } from '../../model.js';
import type {
  CannedReply,
  DeskChat,
  DeskRating,
  DeskVisitor,
  Figures,
  QueueEntry,
} from '../operatorFrames.js';
import { ratingSchema } from './basicSchemas.js';
import { contextSchema } from './contextSchema.js';
import { conversationSchema, messageSchema } from './logSchemas.js';
import { shape } from './shape.js';

const text = v.string();
const number = v.number();
const maybeText = v.exactOptional(text);
const maybeNumber = v.exactOptional(number);

/** Checks a `DeskVisitor`. */
export const deskVisitorSchema = shape({
  id: text,
  name: text,
  context: contextSchema,
  visits: number,
  connected: v.boolean(),
}) satisfies v.GenericSchema<unknown, DeskVisitor>;

/** Checks a `DeskChat`. */
export const deskChatSchema = shape({
  conversation: conversationSchema,
  visitor: deskVisitorSchema,
  messages: v.array(messageSchema),
  before: maybeText,
  waitingSince: maybeNumber,
  readUpTo: maybeText,
  seenUpTo: maybeText,
}) satisfies v.GenericSchema<unknown, DeskChat>;

/** Checks a `QueueEntry`. */
export const queueEntrySchema = shape({
  conversation: text,
  intent: text,
  visitor: deskVisitorSchema,
  since: number,
  preview: text,
}) satisfies v.GenericSchema<unknown, QueueEntry>;

/** Checks `Figures`. */
export const figuresSchema = shape({
  conversations: number,
  answered: number,
  missed: number,
  answeredShare: maybeNumber,
  medianWaitMs: maybeNumber,
  p90WaitMs: maybeNumber,
  ratings: number,
  averageScore: maybeNumber,
}) satisfies v.GenericSchema<unknown, Figures>;

/** Checks a `CannedReply`. */
export const cannedSchema = shape({ key: text, text }) satisfies v.GenericSchema<unknown, CannedReply>;

/** Checks a `DeskRating`. */
export const deskRatingSchema = shape({
  conversation: text,
  visitor: text,
  intent: text,
  rating: ratingSchema,
  at: number,
}) satisfies v.GenericSchema<unknown, DeskRating>;

/** Checks an `OfflineNote` as the desk lists it. */
export const deskNoteSchema = shape({
  clientId: text,
  intent: text,
  name: maybeText,
  contact: text,
  text,
  at: number,
}) satisfies v.GenericSchema<unknown, OfflineNote & { at: number }>;
