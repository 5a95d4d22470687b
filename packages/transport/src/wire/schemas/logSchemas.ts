import * as v from 'valibot';
import type { Availability, Conversation, Message } from '../../model.js';
import { personSchema, ratingSchema } from './basicSchemas.js';
import { partsSchema } from './partsSchema.js';
import { shape } from './shape.js';

const text = v.string();
const number = v.number();
const maybePerson = v.exactOptional(personSchema);

/** Checks a `Message`. */
export const messageSchema = shape({
  id: text,
  clientId: v.exactOptional(text),
  order: text,
  conversation: text,
  at: number,
  from: v.picklist(['visitor', 'operator', 'bot', 'system']),
  author: maybePerson,
  parts: partsSchema,
}) satisfies v.GenericSchema<unknown, Message>;

/** Checks a `Conversation`. */
export const conversationSchema = shape({
  id: text,
  intent: text,
  phase: v.picklist(['queued', 'open', 'ended']),
  operator: maybePerson,
  queue: v.exactOptional(shape({ position: number, waitSeconds: v.exactOptional(number) })),
  endedAt: v.exactOptional(number),
  rating: v.exactOptional(ratingSchema),
}) satisfies v.GenericSchema<unknown, Conversation>;

/** Checks an `Availability`. */
export const availabilitySchema = shape({
  online: v.boolean(),
  intents: v.record(text, v.boolean()),
}) satisfies v.GenericSchema<unknown, Availability>;
