import { answersToText } from './answersToText.js';
import { joined } from './joined.js';
import { localize } from './localize.js';
import type { Message, Money, Part } from './model.js';

function money(sum: Money | undefined): string {
  if (!sum) return '';
  let digits = 2;
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency: sum.currency });
    digits = format.resolvedOptions().maximumFractionDigits ?? digits;
  } catch {
    // Not a currency code at all: a text with two digits is better than none.
  }
  return `${(sum.amount / 10 ** digits).toFixed(digits)} ${sum.currency}`;
}

function partText(part: Part, language: string): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'file':
      return joined(' ', part.file.name, part.file.url);
    case 'product':
      return joined(' · ', part.product.title, money(part.product.price), part.product.url);
    case 'order':
      return joined(' · ', part.number, part.status, money(part.total), part.url);
    case 'choices':
      return joined(
        '\n',
        part.text,
        ...part.options.map((option) => `• ${localize(option.label, language)}`),
      );
    case 'form':
      return localize(part.form.title, language);
    case 'formAnswers':
      return answersToText(part);
    case 'link':
      return joined(' ', part.title, part.url);
    case 'notice':
      return joined(' ', part.notice.code, 'name' in part.notice ? part.notice.name : part.notice.by);
  }
}

/**
 * A message as plain text: what a backend without rich parts is given, and what notifications show.
 *
 * @param language for texts that come in several. @default 'en'
 */
export function toPlainText(parts: Message['parts'], language = 'en'): string {
  return joined('\n', ...parts.map((part) => partText(part, language)));
}
