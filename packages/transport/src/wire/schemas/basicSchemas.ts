import * as v from 'valibot';
import type { FileRef, LocalizedText, Money, Person, Product, Rating } from '../../model.js';
import { shape } from './shape.js';

const text = v.string();
const texts = v.record(text, text);
const number = v.number();
const maybeText = v.exactOptional(text);
const maybeNumber = v.exactOptional(number);

/** Checks a `LocalizedText`. */
export const localizedTextSchema: v.GenericSchema<unknown, LocalizedText> = v.lazy((input) =>
  // Cheaper than `v.union` in the widget, and its complaint names one type instead of two.
  typeof input === 'object' ? texts : text,
);

/** Checks a `Money`. */
export const moneySchema = shape({ amount: number, currency: text }) satisfies v.GenericSchema<
  unknown,
  Money
>;

/** Checks a `Person`. */
export const personSchema = shape({ id: text, name: text, avatarUrl: maybeText }) satisfies v.GenericSchema<
  unknown,
  Person
>;

/** Checks a `FileRef`. */
export const fileSchema = shape({
  id: text,
  name: text,
  type: text,
  size: number,
  url: text,
  width: maybeNumber,
  height: maybeNumber,
}) satisfies v.GenericSchema<unknown, FileRef>;

/** Checks a `Product`. */
export const productSchema = shape({
  sku: text,
  title: text,
  price: v.exactOptional(moneySchema),
  url: maybeText,
  imageUrl: maybeText,
}) satisfies v.GenericSchema<unknown, Product>;

/** Checks a `Rating` by form; its range is checked where a visitor gives one. */
export const ratingSchema = shape({
  score: number,
  comment: maybeText,
  solved: v.exactOptional(v.boolean()),
}) satisfies v.GenericSchema<unknown, Rating>;
