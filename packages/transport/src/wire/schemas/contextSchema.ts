import type { CartLine, VisitorContext } from '../../model.js';
import { moneySchema, productMembers } from './basicSchemas.js';
import { forgiving } from './forgiving.js';
import { list, number, type Schema, text } from './schema.js';
import { shape } from './shape.js';

const page = shape({ url: text }, { title: text, type: text, referrer: text });
const [product, extras] = productMembers;
const line = shape({ ...product, quantity: number }, extras) satisfies Schema<CartLine>;
const cart = shape({}, { total: moneySchema, count: number, lines: list(line) });
const person = shape({ id: text }, { name: text, email: text });

/** Checks a `VisitorContext`; each malformed member is left out. */
export const contextSchema = shape(
  {},
  {
    page: forgiving(page),
    cart: forgiving(cart),
    language: forgiving(text),
    timeZone: forgiving(text),
    person: forgiving(person),
  },
) satisfies Schema<VisitorContext>;
