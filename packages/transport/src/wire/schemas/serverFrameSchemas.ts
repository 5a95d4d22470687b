import { type ErrorCode, isErrorCode } from '../../errors.js';
import type { ServerToVisitorFrame } from '../visitorFrames.js';
import { personSchema } from './basicSchemas.js';
import { capabilitiesSchema } from './capabilitiesSchema.js';
import type { FrameTable } from './frameTable.js';
import { availabilitySchema, conversationSchema, messageSchema } from './logSchemas.js';
import { flag, list, number, type Output, oneOf, type Schema, text } from './schema.js';
import { membersOf, shape } from './shape.js';

const messages = list(messageSchema);

/** A code of a later version becomes `bad_value`: refused, so that nothing is tried again and again. */
const codeSchema: Schema<ErrorCode> = (value, path) => {
  const code = text(value, path);
  return isErrorCode(code) ? code : 'bad_value';
};

/** Checks the frame `error`. */
export const errorFrameSchema = shape(
  { code: codeSchema, message: text },
  { id: text, retryAfterMs: number, limit: number },
);

/** Checks the frame `ok` that carries nothing. */
export const doneFrameSchema = shape({ id: text });

/** Checks the frame `ok` that answers a visitor's `send`. */
const sentFrameSchema = shape({ id: text, message: messageSchema, cursor: text, duplicate: flag });

/** Checks the frame `ok` that answers a visitor's `history`. */
const historyFrameSchema = shape({ id: text, messages }, { before: text, after: text });

/** Tells the answers apart by what they carry. */
const okSchema: Schema<
  Output<typeof sentFrameSchema> | Output<typeof historyFrameSchema> | Output<typeof doneFrameSchema>
> = (value, path) => {
  const members = membersOf(value, path);
  if ('message' in members) return sentFrameSchema(members, path);
  return 'messages' in members ? historyFrameSchema(members, path) : doneFrameSchema(members, path);
};

/** Checks the frames from the server to a visitor, by type. */
export const serverFrameSchemas = {
  welcome: shape(
    {
      version: number,
      token: text,
      capabilities: capabilitiesSchema,
      messages,
      complete: flag,
      earlier: flag,
      availability: availabilitySchema,
      serverTime: number,
    },
    { conversation: conversationSchema, cursor: text, readUpTo: text, seenUpTo: text },
  ),
  ok: okSchema,
  error: errorFrameSchema,
  message: shape({ message: messageSchema, cursor: text }),
  removed: shape({ id: text, cursor: text }),
  receipt: shape({ receipt: oneOf('delivered', 'read'), upTo: text }),
  seen: shape({ upTo: text }),
  typing: shape({ on: flag, ttlMs: number }, { by: personSchema }),
  conversation: shape({ conversation: conversationSchema }),
  availability: shape({ availability: availabilitySchema }),
  session: shape({ token: text }),
  pong: shape({}),
} satisfies FrameTable<ServerToVisitorFrame>;
