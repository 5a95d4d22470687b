import type { ConversationId, Message } from '@comptoir/transport';
import { plainName } from '@comptoir/transport/text';
import { partText } from '../format/partText.js';
import type { DeskEvent } from '../state/deskEvent.js';
import type { DeskState } from '../state/deskState.js';
import { texts } from '../texts.js';
import type { Alert } from './alertFor.js';

/** What the system shows while the operator is elsewhere. */
export interface DeskNotification {
  /** A chat has one at a time. */
  readonly conversation: ConversationId;
  readonly title: string;
  readonly body: string;
}

/** Letters of a message that are shown; systems cut at about as many. */
const longest = 160;

/** A message in one line. What it points to is at the desk; here its words and names are enough. */
function line({ parts }: Message): string {
  const text = plainName(parts.map(partText).join(' ').replace(/\s+/g, ' ')).trim();
  const letters = [...text];
  return letters.length > longest ? `${letters.slice(0, longest).join('')}…` : text;
}

/** What an event that rings says to an operator who does not look. */
export function notificationFor(
  event: DeskEvent,
  alert: Alert,
  after: DeskState,
): DeskNotification | undefined {
  const message = event.type === 'message' ? event.message : undefined;
  const conversation =
    message?.conversation ?? (event.type === 'chat' ? event.chat.conversation.id : undefined);
  const chat = after.chats.find((held) => held.conversation.id === conversation);
  if (!chat) return undefined;
  const said = message ?? chat.messages.findLast(({ from }) => from === 'visitor');
  const { name } = chat.visitor;
  return {
    conversation: chat.conversation.id,
    title: alert === 'chat' ? texts.chats.arrived(name) : texts.visitor.named(name),
    body: said ? line(said) : '',
  };
}
