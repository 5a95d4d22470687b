import type { VisitorContext } from '../../model.js';
import { cartLineSchema, moneySchema } from './basicSchemas.js';
import { list, number, type Schema, text } from './schema.js';
import { shape } from './shape.js';

/** Checks a `VisitorContext`. */
export const contextSchema = shape(
  {},
  {
    page: shape({ url: text }, { title: text, type: text, referrer: text }),
    cart: shape({}, { total: moneySchema, count: number, lines: list(cartLineSchema) }),
    language: text,
    timeZone: text,
    person: shape({ id: text }, { name: text, email: text }),
  },
) satisfies Schema<VisitorContext>;
