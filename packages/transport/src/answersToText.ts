import { joined } from './joined.js';
import type { Part } from './model.js';

/** The answers of one questionnaire as plain text, one line each: what a backend without forms is given. */
export function answersToText({ title, answers }: Part & { readonly kind: 'formAnswers' }): string {
  return joined(
    '\n',
    title,
    ...answers.map(({ label, skipped, values, files = [] }) => {
      const given = [...values, ...files.map((file) => joined(' ', file.name, file.url))];
      return `${label}: ${skipped ? '—' : given.join(', ')}`;
    }),
  );
}
