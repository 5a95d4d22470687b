import type { Conversation, Message, TransportEvent } from '@comptoir/transport';
import { expect, test } from 'vitest';
import { createScriptedTransport, messageOf } from '../test/createScriptedTransport.js';
import { createRandom, createTestEnvironment } from '../test/createTestEnvironment.js';
import { createSession } from './createSession.js';
import type { Session } from './session.js';

/** A fixed set that every run repeats, and fresh ones whose numbers are in the names of the tests. */
const seeds = [
  ...Array.from({ length: 40 }, (_, index) => index + 1),
  ...Array.from({ length: 10 }, () => Math.floor(Math.random() * 1e9)),
];

const ranks = ['pending', 'sent', 'delivered', 'read'];

/** Watches what the visitor sees; throws when anything of it goes back. */
function watch(session: Session): void {
  const status = new Map<string, number>();
  let seen = '';
  let newest = '';
  let rated: string | undefined;
  session.$messages.subscribe((messages) => {
    for (const { id, status: now } of messages) {
      const rank = ranks.indexOf(now);
      expect(rank, `the status of ${id}`).toBeGreaterThanOrEqual(status.get(id) ?? 0);
      status.set(id, rank);
    }
    const last = messages.at(-1)?.order ?? '';
    expect(last >= newest, 'the end of the log').toBe(true);
    newest = last;
  });
  session.$unread.subscribe((count) => {
    const others = session.$messages.get().filter(({ from }) => from !== 'visitor');
    const read = others.at(-1 - count)?.order ?? '';
    expect(read >= seen, 'the read position').toBe(true);
    seen = read;
  });
  session.$conversation.subscribe((conversation) => {
    if (rated !== undefined && conversation?.id === rated)
      expect(conversation.rating, 'the rating').toBeDefined();
    if (conversation?.rating) rated = conversation.id;
  });
}

test.each(seeds)('what comes late, twice or out of turn takes nothing back (seed %i)', async (seed) => {
  const dice = createRandom(seed);
  const environment = createTestEnvironment({ seed });
  const transport = createScriptedTransport();
  const session = createSession({ transport, environment });
  const log: Message[] = [];
  /** How far the backend's own marks are; what it says of them may be of any earlier moment. */
  const marks = { read: 0, seen: 0 };
  let rating: Conversation['rating'];
  const pick = (upTo: number) => Math.floor(dice() * (upTo + 1));
  const idAt = (index: number) => log[index - 1]?.id;
  const ended = (): Conversation => ({ id: 'c1', intent: 'chat', phase: 'ended', endedAt: 5 });
  let failure: unknown;
  environment.report = (error) => {
    failure ??= error;
  };

  async function connect(complete: boolean): Promise<void> {
    await environment.settle();
    const [readUpTo, seenUpTo] = [idAt(marks.read), idAt(marks.seen)];
    transport.last().accept({
      complete: complete && transport.last().hello.cursor !== undefined,
      messages: log.slice(complete ? -3 : 0),
      cursor: `k${log.length}`,
      ...(readUpTo && { readUpTo }),
      ...(seenUpTo && { seenUpTo }),
      conversation: { ...ended(), ...(rating && { rating }) },
    });
    await environment.settle();
  }

  session.start();
  await connect(false);
  watch(session);
  for (let step = 0; step < 80; step++) {
    const chance = dice();
    const emit = (event: TransportEvent) => transport.last().emit(event);
    if (chance < 0.35) {
      const message = messageOf(log.length + 1, dice() < 0.5 ? { from: 'visitor' } : {});
      log.push(message);
      emit({ type: 'message', message, cursor: `k${log.length}` });
    } else if (chance < 0.5) {
      marks.read = Math.max(marks.read, pick(log.length));
      const upTo = idAt(pick(marks.read));
      if (upTo) emit({ type: 'receipt', receipt: dice() < 0.5 ? 'read' : 'delivered', upTo });
    } else if (chance < 0.6) {
      marks.seen = Math.max(marks.seen, pick(log.length));
      const upTo = idAt(pick(marks.seen));
      if (upTo) emit({ type: 'seen', upTo });
    } else if (chance < 0.68) {
      session.markRead();
      marks.seen = log.length;
    } else if (chance < 0.76) {
      const again = log[pick(log.length) - 1];
      if (again) emit({ type: 'message', message: again });
    } else if (chance < 0.84) {
      if (dice() < 0.3) rating = { score: 5 };
      emit({ type: 'conversation', conversation: { ...ended(), ...(rating && dice() < 0.5 && { rating }) } });
    } else {
      await environment.wake('pageshow');
      await connect(dice() < 0.7);
    }
    expect(failure, `step ${step}`).toBeUndefined();
  }
  expect(session.$messages.get().map(({ id }) => id)).toEqual(log.map(({ id }) => id));
  session.destroy();
});
