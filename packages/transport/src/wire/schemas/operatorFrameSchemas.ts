import type { OperatorFrame } from '../operatorFrames.js';
import type { FrameTable } from './frameTable.js';
import { partsSchema } from './partsSchema.js';
import { flag, list, number, oneOf, text } from './schema.js';
import { shape } from './shape.js';
import { clientIdSchema, countSchema } from './visitorFrameSchemas.js';

/** Checks an operator's presence. */
export const statusSchema = oneOf('available', 'away');

/** Checks the frames of a desk, by type. */
export const operatorFrameSchemas = {
  hello: shape({ version: number }, { ended: list(text) }),
  send: shape({ id: text, conversation: text, clientId: clientIdSchema, parts: partsSchema }),
  history: shape({ id: text, conversation: text, before: text, limit: countSchema }),
  read: shape({ id: text, conversation: text, upTo: text }),
  end: shape({ id: text, conversation: text }),
  edit: shape({ id: text, conversation: text, message: text, clientId: clientIdSchema, parts: partsSchema }),
  remove: shape({ id: text, conversation: text, message: text }),
  transfer: shape({ id: text, conversation: text, to: text }),
  ban: shape({ id: text, conversation: text }),
  take: shape({ id: text, conversation: text }),
  status: shape({ id: text, status: statusSchema }),
  typing: shape({ conversation: text, on: flag }),
  ping: shape({}),
} satisfies FrameTable<OperatorFrame>;
