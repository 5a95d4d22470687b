import type { Notice, Part } from '../../model.js';
import { fileSchema, moneySchema, productSchema } from './basicSchemas.js';
import { answerSchema, formSchema, optionSchema } from './formSchemas.js';
import { known, knownItems } from './known.js';
import { list, number, oneOf, type Schema, text } from './schema.js';
import { shape } from './shape.js';

/** Checks a `Notice`; an unknown code becomes `undefined`. */
export const noticeSchema = known('code', {
  operator_joined: shape({ name: text }),
  operator_left: shape({ name: text }),
  conversation_ended: shape({ by: oneOf('visitor', 'operator', 'system') }),
}) satisfies Schema<Notice | undefined>;

const noticePartSchema: Schema<{ notice: Notice } | undefined> = (value, path) => {
  const { notice } = shape({ notice: noticeSchema })(value, path);
  return notice && { notice };
};

/** Checks the parts of a message; a part of a kind that this version does not know becomes its text or is left out. */
export const partsSchema = knownItems(
  'kind',
  {
    text: shape({ text }),
    file: shape({ file: fileSchema }),
    product: shape({ product: productSchema }),
    order: shape({ number: text }, { status: text, total: moneySchema, url: text }),
    choices: shape({ options: list(optionSchema) }, { text }),
    form: shape({ form: formSchema }),
    formAnswers: shape({ formId: text, formVersion: number, title: text, answers: list(answerSchema) }),
    link: shape({ url: text }, { title: text }),
    notice: noticePartSchema,
  },
  ({ text }) => (typeof text === 'string' ? ({ kind: 'text', text } as const) : undefined),
) satisfies Schema<Part[]>;
