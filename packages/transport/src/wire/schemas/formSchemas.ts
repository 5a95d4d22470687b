import type { Form, FormAnswer, FormOption, FormStep } from '../../model.js';
import { fileSchema, localizedTextSchema } from './basicSchemas.js';
import { knownItems } from './known.js';
import { flag, list, number, type Schema, text } from './schema.js';
import { shape } from './shape.js';

/** Checks a `FormOption`. */
export const optionSchema = shape({ value: text, label: localizedTextSchema }) satisfies Schema<FormOption>;

const step = { name: text, label: localizedTextSchema };
const hint = { hint: localizedTextSchema };
const choice = { ...step, options: list(optionSchema) };

/** Checks the steps of a form; a step of a kind that this version does not know is left out. */
export const stepsSchema = knownItems('kind', {
  text: shape(step, { ...hint, multiline: flag, maxLength: number }),
  choice: shape(choice, hint),
  multiChoice: shape(choice, { ...hint, max: number }),
  scale: shape(
    { ...step, min: number, max: number },
    { ...hint, minLabel: localizedTextSchema, maxLabel: localizedTextSchema },
  ),
  size: shape(choice, hint),
  photo: shape(step, { ...hint, maxFiles: number }),
}) satisfies Schema<FormStep[]>;

/** Checks a `Form`. */
export const formSchema = shape(
  { id: text, version: number, title: localizedTextSchema, steps: stepsSchema },
  { intro: localizedTextSchema },
) satisfies Schema<Form>;

/** Checks a `FormAnswer`. */
export const answerSchema = shape(
  { name: text, label: text, skipped: flag, values: list(text) },
  { files: list(fileSchema) },
) satisfies Schema<FormAnswer>;
