import { ChatError, type Part } from '@comptoir/transport';

/**
 * What the visitor wrote as parts, checked. Texts are kept to the letter.
 *
 * @param maxText longest text of one message, in UTF-16 code units.
 * @throws ChatError `empty_message` or `message_too_large` (with `limit`).
 */
export function toParts(content: string | readonly Part[], maxText: number): readonly Part[] {
  const parts: readonly Part[] =
    typeof content === 'string' ? [{ kind: 'text', text: content }] : [...content];
  const texts = parts.flatMap((part) => (part.kind === 'text' ? part.text : []));
  if (texts.length === parts.length && texts.join('').trim() === '') {
    throw new ChatError('empty_message', {
      message: 'A message needs a text that is not blank, or another part.',
    });
  }
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  if (length > maxText) {
    throw new ChatError('message_too_large', {
      message: `The text has ${length} characters, this backend takes ${maxText}; shorten or split it.`,
      limit: maxText,
    });
  }
  return parts;
}
