import { fill } from './fill.js';
import { transform } from './transform.js';

/** A text with `{name}` gaps, as the function that fills them. */
export const params = transform((_locale, text: string, values: Readonly<Record<string, string>>) =>
  fill(text, values),
) as <Values extends Readonly<Record<string, string>>>(text: string) => (values: Values) => string;
