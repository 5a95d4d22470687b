import type { ServerToOperatorFrame } from '../operatorFrames.js';
import { personSchema } from './basicSchemas.js';
import { contextSchema } from './contextSchema.js';
import {
  cannedSchema,
  colleagueSchema,
  deskChatSchema,
  deskNoteSchema,
  deskRatingSchema,
  figuresSchema,
  queueEntrySchema,
} from './deskSchemas.js';
import { formSchema } from './formSchemas.js';
import type { FrameTable } from './frameTable.js';
import { messageSchema } from './logSchemas.js';
import { statusSchema } from './operatorFrameSchemas.js';
import { flag, list, number, type Output, type Schema, text } from './schema.js';
import { doneFrameSchema, errorFrameSchema } from './serverFrameSchemas.js';
import { membersOf, shape } from './shape.js';

const queue = list(queueEntrySchema);
const colleagues = list(colleagueSchema);

/** Checks the frame `ok` that answers an operator's `send`. */
const deskSentFrameSchema = shape({ id: text, message: messageSchema, duplicate: flag });

/** Checks the frame `ok` that answers an operator's `history`. */
const deskHistoryFrameSchema = shape({ id: text, messages: list(messageSchema) }, { before: text });

/** Tells the answers apart by what they carry. */
const okSchema: Schema<
  Output<typeof deskSentFrameSchema> | Output<typeof deskHistoryFrameSchema> | Output<typeof doneFrameSchema>
> = (value, path) => {
  const members = membersOf(value, path);
  if ('message' in members) return deskSentFrameSchema(members, path);
  return 'messages' in members ? deskHistoryFrameSchema(members, path) : doneFrameSchema(members, path);
};

/** Checks the frames from the server to a desk, by type. */
export const deskFrameSchemas = {
  welcome: shape(
    {
      version: number,
      operator: personSchema,
      groups: list(text),
      status: statusSchema,
      cap: number,
      chats: list(deskChatSchema),
      queue,
      figures: figuresSchema,
      ratings: list(deskRatingSchema),
      notes: list(deskNoteSchema),
      canned: list(cannedSchema),
      forms: list(formSchema),
      serverTime: number,
    },
    { colleagues },
  ),
  ok: okSchema,
  error: errorFrameSchema,
  chat: shape({ chat: deskChatSchema }),
  chatRemoved: shape({ conversation: text }),
  message: shape({ message: messageSchema }),
  removed: shape({ conversation: text, id: text }),
  context: shape({ conversation: text, context: contextSchema, connected: flag }),
  typing: shape({ conversation: text, on: flag, ttlMs: number }, { draft: text }),
  receipt: shape({ conversation: text, upTo: text }),
  queue: shape({ queue }),
  figures: shape({ figures: figuresSchema }),
  rated: shape({ rating: deskRatingSchema }),
  note: shape({ note: deskNoteSchema }),
  status: shape({ status: statusSchema }),
  colleagues: shape({ colleagues }),
  pong: shape({}),
} satisfies FrameTable<ServerToOperatorFrame>;
