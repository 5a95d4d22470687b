import { transform } from '@nanostores/i18n';
import { fill } from './fill.js';

/** One text per plural category of the language; `{count}` is where the number stands. */
export type PluralForms = { readonly [rule in Intl.LDMLPluralRule]?: string };

/** Texts that depend on a number, as the function that picks one and writes the number in the locale's digits. */
export const count = transform((locale: string, forms: Record<string, string>, value: number): string =>
  fill(forms[new Intl.PluralRules(locale).select(value)] ?? forms.other ?? '', {
    count: new Intl.NumberFormat(locale).format(value),
  }),
) as (forms: PluralForms) => (value: number) => string;
