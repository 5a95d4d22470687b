import { describe, expect, test } from 'vitest';
import { createLossyBackend } from '../test/createLossyBackend.js';
import { createRandom, createTestEnvironment } from '../test/createTestEnvironment.js';
import { createSession } from './createSession.js';
import type { ChatMessage } from './session.js';

// Comes with the first letter; here at once, so that a turn of the clock is enough for it.
await import('./outbox/createDelivery.js');

/** A fixed set that every run repeats, and fresh ones whose numbers are in the names of the tests. */
const seeds = [
  ...Array.from({ length: 30 }, (_, index) => index + 1),
  ...Array.from({ length: 10 }, () => Math.floor(Math.random() * 1e9)),
];

const textOf = ({ parts }: Pick<ChatMessage, 'parts'>) =>
  parts.map((part) => (part.kind === 'text' ? part.text : '')).join();

function checkShown(messages: readonly ChatMessage[]): void {
  const ids = messages.map(({ clientId, id }) => clientId ?? id);
  expect(new Set(ids).size, 'a message is shown twice').toBe(ids.length);
  const own = messages.filter(({ from }) => from === 'visitor').map((message) => Number(textOf(message)));
  expect(own, 'own messages are shown out of order').toEqual([...own].sort((a, b) => a - b));
}

describe('whatever the network does', () => {
  test.each(seeds)('every message is there once, in the order of sending (seed %i)', async (seed) => {
    const dice = createRandom(seed);
    const environment = createTestEnvironment({ seed });
    const backend = createLossyBackend(environment, dice);
    const begin = () => {
      const session = createSession({ transport: backend.transport, environment });
      session.$messages.listen(checkShown);
      session.start();
      return session;
    };
    let session = begin();
    const sent: string[] = [];
    for (let step = 0; step < 60; step++) {
      const chance = dice();
      if (chance < 0.5) {
        const text = String(sent.length);
        session.send(text);
        sent.push(text);
      } else if (chance < 0.65) backend.operatorSays();
      else if (chance < 0.72) backend.cut();
      else if (chance < 0.75) await environment.wake('pageshow');
      else if (chance < 0.78) await environment.rest('offline');
      else if (chance < 0.81) await environment.wake('online');
      else if (chance < 0.84) {
        session.destroy();
        session = begin();
      } else await environment.advance(dice() * 3_000);
    }
    backend.calm();
    await environment.wake('online');
    for (let minute = 0; minute < 10; minute++) await environment.advance(60_000);

    const stored = backend.log.filter(({ from }) => from === 'visitor').map(textOf);
    expect(stored).toEqual(sent);
    expect(session.$messages.get().map(({ id }) => id)).toEqual(backend.log.map(({ id }) => id));
    expect(session.$messages.get().every(({ status }) => status === 'sent')).toBe(true);
    expect([...environment.tab.entries.keys()]).toEqual(['comptoir.default.guest']);
    expect(environment.reports).toEqual([]);
    session.destroy();
    expect(environment.held().listeners).toBe(0);
  });
});
