import type { Message } from '@comptoir/transport';

const words =
  'Is the coat with the long collar still there in a smaller size, and would it reach us before Friday?';
const noon = Date.UTC(2026, 10, 2, 12);

/** How the text of a message begins; no other message's text does. */
export function markOf(index: number): string {
  return `#${index}:`;
}

/** Messages of a conversation: two people in turn, runs of three, texts from some letters to two lines, eight a minute. */
export function makeMessages(from: number, count: number): Message[] {
  return Array.from({ length: count }, (_, offset) => {
    const index = from + offset;
    const own = Math.floor(index / 3) % 2 === 0;
    const text = `${markOf(index)} ${words.slice(0, 8 + ((index * 37) % 90))}`;
    return {
      id: `m${index}`,
      order: String(index).padStart(8, '0'),
      conversation: 'c1',
      at: noon + index * 7_500,
      ...(own
        ? { from: 'visitor' as const, clientId: `v${index}` }
        : { from: 'operator' as const, author: { id: 'o1', name: 'Vera' } }),
      parts: [{ kind: 'text' as const, text }],
    };
  });
}
