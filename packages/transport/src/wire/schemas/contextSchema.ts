import * as v from 'valibot';
import type { VisitorContext } from '../../model.js';
import { moneySchema, productSchema } from './basicSchemas.js';
import { shape } from './shape.js';

const text = v.string();
const maybeText = v.exactOptional(text);

/** Checks a `VisitorContext`. */
export const contextSchema = shape({
  page: v.exactOptional(shape({ url: text, title: maybeText, type: maybeText, referrer: maybeText })),
  cart: v.exactOptional(
    shape({
      total: v.exactOptional(moneySchema),
      count: v.exactOptional(v.number()),
      lines: v.exactOptional(v.array(shape({ ...productSchema.entries, quantity: v.number() }))),
    }),
  ),
  language: maybeText,
  timeZone: maybeText,
  person: v.exactOptional(shape({ id: text, name: maybeText, email: maybeText })),
}) satisfies v.GenericSchema<unknown, VisitorContext>;
