import type { VisitorFrame } from '../visitorFrames.js';
import { ratingExtras } from './basicSchemas.js';
import { contextSchema } from './contextSchema.js';
import type { FrameTable } from './frameTable.js';
import { partsSchema } from './partsSchema.js';
import { flag, number, text, that } from './schema.js';
import { shape } from './shape.js';

/** A whole number from 1: more than a page holds is cut down to the page, not refused. */
export const countSchema = that<number>(
  'a whole number from 1',
  (count) => Number.isSafeInteger(count) && Number(count) >= 1,
);

/** The key by which a resend is known: an empty one would make all messages one. */
export const clientIdSchema = that<string>('string, not empty', (id) => typeof id === 'string' && id !== '');

const scoreSchema = that<number>('a whole number from 1 to 5', (score) =>
  ([1, 2, 3, 4, 5] as unknown[]).includes(score),
);

/** Checks the frames of a visitor, by type. */
export const visitorFrameSchemas = {
  hello: shape({ version: number }, { token: text, identity: text, cursor: text, context: contextSchema }),
  send: shape({ id: text, clientId: clientIdSchema, parts: partsSchema }, { intent: text }),
  history: shape({ id: text, limit: countSchema }, { before: text, after: text }),
  read: shape({ id: text, upTo: text }),
  rate: shape({ id: text, conversation: text, rating: shape({ score: scoreSchema }, ratingExtras) }),
  end: shape({ id: text }),
  leave: shape({ id: text, clientId: clientIdSchema, intent: text, contact: text, text }, { name: text }),
  typing: shape({ on: flag }, { draft: text }),
  context: shape({ context: contextSchema }),
  ping: shape({}),
} satisfies FrameTable<VisitorFrame>;
