import type { OfflineNote } from '../../model.js';
import type {
  CannedReply,
  Colleague,
  DeskChat,
  DeskRating,
  DeskVisitor,
  Figures,
  QueueEntry,
} from '../operatorFrames.js';
import { personSchema, ratingSchema } from './basicSchemas.js';
import { contextSchema } from './contextSchema.js';
import { conversationSchema, messageSchema } from './logSchemas.js';
import { flag, list, number, oneOf, type Schema, text } from './schema.js';
import { shape } from './shape.js';

/** Checks a `DeskVisitor`. */
const deskVisitorSchema = shape(
  { id: text, name: text, context: contextSchema, visits: number, connected: flag },
  { banned: flag },
) satisfies Schema<DeskVisitor>;

/** Checks a `Colleague`. */
export const colleagueSchema = shape({
  operator: personSchema,
  groups: list(text),
  state: oneOf('available', 'full', 'away', 'gone'),
}) satisfies Schema<Colleague>;

/** Checks a `DeskChat`. */
export const deskChatSchema = shape(
  { conversation: conversationSchema, visitor: deskVisitorSchema, messages: list(messageSchema) },
  { before: text, removed: list(text), waitingSince: number, readUpTo: text, seenUpTo: text },
) satisfies Schema<DeskChat>;

/** Checks a `QueueEntry`. */
export const queueEntrySchema = shape({
  conversation: text,
  intent: text,
  visitor: deskVisitorSchema,
  since: number,
  preview: text,
}) satisfies Schema<QueueEntry>;

/** Checks `Figures`. */
export const figuresSchema = shape(
  { conversations: number, answered: number, missed: number, ratings: number },
  { answeredShare: number, medianWaitMs: number, p90WaitMs: number, averageScore: number },
) satisfies Schema<Figures>;

/** Checks a `CannedReply`. */
export const cannedSchema = shape({ key: text, text }) satisfies Schema<CannedReply>;

/** Checks a `DeskRating`. */
export const deskRatingSchema = shape({
  conversation: text,
  visitor: text,
  intent: text,
  rating: ratingSchema,
  at: number,
}) satisfies Schema<DeskRating>;

/** Checks an `OfflineNote` as the desk lists it. */
export const deskNoteSchema = shape(
  { clientId: text, intent: text, contact: text, text, at: number },
  { name: text },
) satisfies Schema<OfflineNote & { at: number }>;
