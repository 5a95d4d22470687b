import * as v from 'valibot';
import type { VisitorFrame } from '../visitorFrames.js';
import { ratingSchema } from './basicSchemas.js';
import { contextSchema } from './contextSchema.js';
import { partsSchema } from './partsSchema.js';
import { countSchema, scoreSchema } from './rangeSchemas.js';
import { shape } from './shape.js';

const text = v.string();
const maybeText = v.exactOptional(text);

/** Checks the frames of a visitor, by type. */
export const visitorFrameSchemas = {
  hello: shape({
    type: v.literal('hello'),
    version: v.number(),
    token: maybeText,
    cursor: maybeText,
    context: v.exactOptional(contextSchema),
  }),
  send: shape({
    type: v.literal('send'),
    id: text,
    clientId: text,
    parts: partsSchema,
    intent: maybeText,
  }),
  history: shape({
    type: v.literal('history'),
    id: text,
    before: maybeText,
    after: maybeText,
    limit: countSchema,
  }),
  read: shape({ type: v.literal('read'), id: text, upTo: text }),
  rate: shape({
    type: v.literal('rate'),
    id: text,
    conversation: text,
    rating: shape({ ...ratingSchema.entries, score: scoreSchema }),
  }),
  end: shape({ type: v.literal('end'), id: text }),
  leave: shape({
    type: v.literal('leave'),
    id: text,
    clientId: text,
    intent: text,
    name: maybeText,
    contact: text,
    text,
  }),
  typing: shape({ type: v.literal('typing'), on: v.boolean(), draft: maybeText }),
  context: shape({ type: v.literal('context'), context: contextSchema }),
  ping: shape({ type: v.literal('ping') }),
} satisfies { [T in VisitorFrame['type']]: v.GenericSchema<unknown, Extract<VisitorFrame, { type: T }>> };
