import { fill } from './fill.js';
import { transform } from './transform.js';

/** One text per plural category of the language; `{count}` is where the number stands. */
export type PluralForms = { readonly [rule in Intl.LDMLPluralRule]?: string };

/** Texts that depend on a number, as the function that picks one and writes the number in the locale's digits. */
export const count = transform((tag, forms: PluralForms, value: number) =>
  fill(forms[new Intl.PluralRules(tag).select(value)] ?? forms.other ?? '', {
    count: new Intl.NumberFormat(tag).format(value),
  }),
);
