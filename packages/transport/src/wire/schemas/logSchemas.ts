import type { Availability, Conversation, Message } from '../../model.js';
import { personSchema, ratingSchema } from './basicSchemas.js';
import { partsSchema } from './partsSchema.js';
import { flag, number, oneOf, type Schema, text } from './schema.js';
import { record, shape } from './shape.js';

/** Checks a `Message`. */
export const messageSchema = shape(
  {
    id: text,
    order: text,
    conversation: text,
    at: number,
    from: oneOf('visitor', 'operator', 'bot', 'system'),
    parts: partsSchema,
  },
  { clientId: text, author: personSchema, edited: flag, removed: flag },
) satisfies Schema<Message>;

/** Checks a `Conversation`. */
export const conversationSchema = shape(
  { id: text, intent: text, phase: oneOf('queued', 'open', 'ended') },
  {
    operator: personSchema,
    queue: shape({ position: number }, { waitSeconds: number }),
    endedAt: number,
    rating: ratingSchema,
  },
) satisfies Schema<Conversation>;

/** Checks an `Availability`. */
export const availabilitySchema = shape({
  online: flag,
  intents: record(flag),
}) satisfies Schema<Availability>;
