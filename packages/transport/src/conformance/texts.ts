import type { Message } from '../model.js';

/** The plain text of one message; empty without a text part. */
export function textOf(message: Message): string {
  const part = message.parts.find(({ kind }) => kind === 'text');
  return part?.kind === 'text' ? part.text : '';
}

/** What people wrote, in the given order; notices and bots left out. */
export function texts(messages: readonly Message[]): readonly string[] {
  return messages
    .filter(({ from }) => from === 'visitor' || from === 'operator')
    .map(textOf)
    .filter((text) => text !== '');
}

/** Numbered texts: `b1`, `b2`, … */
export function numbered(prefix: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);
}
