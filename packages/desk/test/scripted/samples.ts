import type { Message, Part } from '@comptoir/transport';
import type { DeskChat, DeskWelcomeFrame, QueueEntry } from '@comptoir/transport/wire';

/** The moment at which every sample happens: 21 Nov 2026, 12:00 UTC. */
export const noon = Date.UTC(2026, 10, 21, 12);

/** A stored message; its order follows `seq`. */
export function sampleMessage(
  conversation: string,
  seq: number,
  from: Message['from'],
  text: string,
  more: Partial<Message> = {},
): Message {
  const parts: readonly Part[] = [{ kind: 'text', text }];
  const order = `0001.${String(seq).padStart(6, '0')}`;
  return { id: `${conversation}/${seq}`, order, conversation, at: noon + seq * 1000, from, parts, ...more };
}

/** A chat in which the visitor has said one thing. */
export function sampleChat(id: string, more: Partial<DeskChat> = {}): DeskChat {
  return {
    conversation: { id, intent: 'chat', phase: 'open' },
    visitor: { id: `v-${id}`, name: `Visitor ${id.toUpperCase()}`, context: {}, visits: 1, connected: true },
    messages: [sampleMessage(id, 1, 'visitor', 'Hello')],
    waitingSince: noon + 1000,
    ...more,
  };
}

/** A visitor in the queue. */
export function sampleEntry(id: string, more: Partial<QueueEntry> = {}): QueueEntry {
  const visitor = {
    id: `v-${id}`,
    name: `Visitor ${id.toUpperCase()}`,
    context: {},
    visits: 1,
    connected: true,
  };
  return { conversation: id, intent: 'chat', visitor, since: noon, preview: 'Where is my parcel?', ...more };
}

/** A welcome at noon, by a clock that agrees with ours. */
export function sampleWelcome(more: Partial<DeskWelcomeFrame> = {}): DeskWelcomeFrame {
  return {
    type: 'welcome',
    version: 1,
    operator: { id: 'op-1', name: 'Anna' },
    groups: ['chat', 'stylist'],
    status: 'available',
    cap: 4,
    chats: [],
    queue: [],
    figures: { conversations: 0, answered: 0, missed: 0, ratings: 0 },
    ratings: [],
    notes: [],
    canned: [
      { key: 'hello', text: 'Hello {name}, how can I help?' },
      { key: 'return', text: 'You can return it within 14 days.' },
      { key: 'delivery', text: 'Delivery takes two days.' },
    ],
    forms: [
      {
        id: 'style',
        version: 1,
        title: { en: 'Your style' },
        steps: [{ kind: 'text', name: 'a', label: 'A' }],
      },
      { id: 'size', version: 1, title: 'Your size', steps: [] },
    ],
    serverTime: noon,
    ...more,
  };
}
