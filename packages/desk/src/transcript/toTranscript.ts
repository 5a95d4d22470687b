import { plainName } from '@comptoir/transport/text';
import { formatDate, formatTime } from '../format/formatTime.js';
import { partText } from '../format/partText.js';
import { senderName } from '../format/senderName.js';
import type { ChatView, DeskMessage } from '../state/deskState.js';
import { texts } from '../texts.js';

const lineEnd = /\r\n?|[\n\u0085\u2028\u2029]/;

function bodyOf({ parts, removed }: DeskMessage): string {
  if (removed) return texts.log.removed;
  return parts
    .map((part) => (part.kind === 'notice' ? texts.log.notice(part.notice) : partText(part)))
    .join('\n');
}

/**
 * One conversation as plain text, a line for each message, a heading for each day.
 *
 * Whatever has more lines is indented from the second on, so that nobody can write a line that seems to be
 * somebody else's. What is not sent is left out.
 */
export function toTranscript({ conversation, visitor, messages }: ChatView): string {
  const name = texts.visitor.said(visitor.name);
  const lines = [texts.chats.region(visitor.name), ''];
  let day = '';
  for (const message of messages) {
    if (message.conversation !== conversation.id || message.status !== 'sent') continue;
    const today = formatDate(message.at);
    if (today !== day) lines.push(...(day ? [''] : []), today);
    day = today;
    const { from } = message;
    const who = from === 'system' ? '' : `${from === 'visitor' ? name : senderName(message)}: `;
    const [first = '', ...more] = bodyOf(message).split(lineEnd).map(plainName);
    lines.push(`${formatTime(message.at)}  ${who}${first}`, ...more.map((line) => `    ${line}`));
  }
  return `${lines.join('\n')}\n`;
}
