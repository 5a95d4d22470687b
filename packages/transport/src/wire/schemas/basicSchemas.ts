import type { FileRef, LocalizedText, Money, Person, Product, Rating } from '../../model.js';
import { flag, number, type Schema, text } from './schema.js';
import { record, shape } from './shape.js';

const texts = record(text);

/** Checks a `LocalizedText`. */
export const localizedTextSchema: Schema<LocalizedText> = (value, path) =>
  (typeof value === 'object' ? texts : text)(value, path);

/** Checks a `Money`. */
export const moneySchema = shape({ amount: number, currency: text }) satisfies Schema<Money>;

/** Checks a `Person`. */
export const personSchema = shape({ id: text, name: text }, { avatarUrl: text }) satisfies Schema<Person>;

/** Checks a `FileRef`. */
export const fileSchema = shape(
  { id: text, name: text, type: text, size: number, url: text },
  { width: number, height: number },
) satisfies Schema<FileRef>;

/** The members of a `Product`: those it must have, and those it may have. */
export const productMembers = [
  { sku: text, title: text },
  { price: moneySchema, url: text, imageUrl: text },
] as const;

/** Checks a `Product`. */
export const productSchema = shape(...productMembers) satisfies Schema<Product>;

/** The members of a `Rating` that may be absent. */
export const ratingExtras = { comment: text, solved: flag };

/** Checks a `Rating` by form; its range is checked where a visitor gives one. */
export const ratingSchema = shape({ score: number }, ratingExtras) satisfies Schema<Rating>;
