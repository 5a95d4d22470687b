import * as v from 'valibot';
import type { Form, FormAnswer, FormOption, FormStep } from '../../model.js';
import { fileSchema, localizedTextSchema } from './basicSchemas.js';
import { knownItems } from './knownItems.js';
import { shape } from './shape.js';

const text = v.string();
const maybeNumber = v.exactOptional(v.number());
const maybeLocalized = v.exactOptional(localizedTextSchema);

/** Checks a `FormOption`. */
export const optionSchema = shape({ value: text, label: localizedTextSchema }) satisfies v.GenericSchema<
  unknown,
  FormOption
>;

const step = { name: text, label: localizedTextSchema, hint: maybeLocalized };
const options = v.array(optionSchema);

/** Checks the steps of a form; a step of a kind that this version does not know is left out. */
export const stepsSchema = knownItems('kind', {
  text: shape({
    ...step,
    kind: v.literal('text'),
    multiline: v.exactOptional(v.boolean()),
    maxLength: maybeNumber,
  }),
  choice: shape({ ...step, kind: v.literal('choice'), options }),
  multiChoice: shape({ ...step, kind: v.literal('multiChoice'), options, max: maybeNumber }),
  scale: shape({
    ...step,
    kind: v.literal('scale'),
    min: v.number(),
    max: v.number(),
    minLabel: maybeLocalized,
    maxLabel: maybeLocalized,
  }),
  size: shape({ ...step, kind: v.literal('size'), options }),
  photo: shape({ ...step, kind: v.literal('photo'), maxFiles: maybeNumber }),
}) satisfies v.GenericSchema<unknown, FormStep[]>;

/** Checks a `Form`. */
export const formSchema = shape({
  id: text,
  version: v.number(),
  title: localizedTextSchema,
  intro: maybeLocalized,
  steps: stepsSchema,
}) satisfies v.GenericSchema<unknown, Form>;

/** Checks a `FormAnswer`. */
export const answerSchema = shape({
  name: text,
  label: text,
  skipped: v.boolean(),
  values: v.array(text),
  files: v.exactOptional(v.array(fileSchema)),
}) satisfies v.GenericSchema<unknown, FormAnswer>;
