import type { Conversation } from '@comptoir/transport';
import type { talkWords } from './talkWords.js';

/**
 * What a visitor who waits is told: his place, and how long it may take. Nothing where nobody is there, which the window
 * says: the place in a queue that nobody looks at would be a promise beside it, and so would the time.
 */
export function waitingText(
  conversation: Pick<Conversation, 'phase' | 'queue'> | undefined,
  here: boolean | undefined,
  words: Pick<typeof talkWords, 'queued' | 'place' | 'wait' | 'waitSoon'>,
): string {
  if (conversation?.phase !== 'queued' || here === false) return '';
  const { queue } = conversation;
  if (!queue) return words.queued;
  const place = words.place({ place: `${queue.position}` });
  if (queue.waitSeconds === undefined) return place;
  const minutes = Math.round(queue.waitSeconds / 60);
  return `${place} ${minutes ? words.wait(minutes) : words.waitSoon}`;
}
