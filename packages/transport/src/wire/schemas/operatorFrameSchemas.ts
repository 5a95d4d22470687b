import * as v from 'valibot';
import type { OperatorFrame } from '../operatorFrames.js';
import { partsSchema } from './partsSchema.js';
import { countSchema } from './rangeSchemas.js';
import { shape } from './shape.js';

const text = v.string();

/** Checks an operator's presence. */
export const statusSchema = v.picklist(['available', 'away']);

/** Checks the frames of a desk, by type. */
export const operatorFrameSchemas = {
  hello: shape({ type: v.literal('hello'), version: v.number() }),
  send: shape({
    type: v.literal('send'),
    id: text,
    conversation: text,
    clientId: text,
    parts: partsSchema,
  }),
  history: shape({
    type: v.literal('history'),
    id: text,
    conversation: text,
    before: text,
    limit: countSchema,
  }),
  read: shape({ type: v.literal('read'), id: text, conversation: text, upTo: text }),
  end: shape({ type: v.literal('end'), id: text, conversation: text }),
  take: shape({ type: v.literal('take'), id: text, conversation: text }),
  status: shape({ type: v.literal('status'), id: text, status: statusSchema }),
  typing: shape({ type: v.literal('typing'), conversation: text, on: v.boolean() }),
  ping: shape({ type: v.literal('ping') }),
} satisfies { [T in OperatorFrame['type']]: v.GenericSchema<unknown, Extract<OperatorFrame, { type: T }>> };
