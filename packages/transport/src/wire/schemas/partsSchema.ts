import * as v from 'valibot';
import type { Notice, Part } from '../../model.js';
import { fileSchema, moneySchema, productSchema } from './basicSchemas.js';
import { answerSchema, formSchema, optionSchema } from './formSchemas.js';
import { known, knownItems } from './knownItems.js';
import { shape } from './shape.js';

const text = v.string();
const maybeText = v.exactOptional(text);

/** Checks a `Notice`; an unknown code becomes `undefined`. */
export const noticeSchema = known('code', {
  operator_joined: shape({ code: v.literal('operator_joined'), name: text }),
  operator_left: shape({ code: v.literal('operator_left'), name: text }),
  conversation_ended: shape({
    code: v.literal('conversation_ended'),
    by: v.picklist(['visitor', 'operator', 'system']),
  }),
}) satisfies v.GenericSchema<unknown, Notice | undefined>;

type TextPart = Extract<Part, { kind: 'text' }>;

/** A part kind of a later version says what to show instead in its member `text`. */
function toTextPart(part: unknown): TextPart | undefined {
  const { text } = part as { text?: unknown };
  return typeof text === 'string' ? { kind: 'text', text } : undefined;
}

const noticePartSchema = v.pipe(
  shape({ kind: v.literal('notice'), notice: noticeSchema }),
  v.transform(({ kind, notice }) => notice && { kind, notice }),
);

/** Checks the parts of a message; a part of a kind that this version does not know becomes its text or is left out. */
export const partsSchema = knownItems(
  'kind',
  {
    text: shape({ kind: v.literal('text'), text }),
    file: shape({ kind: v.literal('file'), file: fileSchema }),
    product: shape({ kind: v.literal('product'), product: productSchema }),
    order: shape({
      kind: v.literal('order'),
      number: text,
      status: maybeText,
      total: v.exactOptional(moneySchema),
      url: maybeText,
    }),
    choices: shape({ kind: v.literal('choices'), text: maybeText, options: v.array(optionSchema) }),
    form: shape({ kind: v.literal('form'), form: formSchema }),
    formAnswers: shape({
      kind: v.literal('formAnswers'),
      formId: text,
      formVersion: v.number(),
      title: text,
      answers: v.array(answerSchema),
    }),
    link: shape({ kind: v.literal('link'), url: text, title: maybeText }),
    notice: noticePartSchema,
  },
  toTextPart,
) satisfies v.GenericSchema<unknown, Part[]>;
