import { ChatError, type Part } from '@comptoir/transport';
import type { PickedFile } from './session.js';

/**
 * What the visitor wrote as parts, checked. Texts are kept to the letter; a file that is not stored yet stands
 * there under its clientId.
 *
 * @param maxText longest text of one message, in UTF-16 code units.
 * @throws ChatError `empty_message` or `message_too_large` (with `limit`).
 */
export function toParts(
  content: string | readonly Part[],
  maxText: number,
  files: readonly PickedFile[] = [],
): readonly Part[] {
  const written: readonly Part[] =
    typeof content !== 'string' ? content : content || !files[0] ? [{ kind: 'text', text: content }] : [];
  const parts = [
    ...written,
    ...files.map(
      ({ clientId: id, name, blob: { type, size }, stored }): Part => ({
        kind: 'file',
        file: stored ?? { id, name, type, size, url: '' },
      }),
    ),
  ];
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
