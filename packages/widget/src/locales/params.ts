import { transform } from '@nanostores/i18n';
import { fill } from './fill.js';

/** A text with `{name}` gaps, as the function that fills them. */
export const params = transform(
  (_locale: string, text: string, values: Readonly<Record<string, string>>): string => fill(text, values),
) as <Values extends Readonly<Record<string, string>>>(text: string) => (values: Values) => string;
