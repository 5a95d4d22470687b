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
  const text = texts.join('');
  if (texts.length === parts.length && text.trim() === '') {
    throw new ChatError('empty_message');
  }
  if (text.length > maxText) {
    throw new ChatError('message_too_large', {
      message: `text: expected at most ${maxText} characters, got ${text.length}`,
      limit: maxText,
    });
  }
  return parts;
}
