import { existsSync } from 'node:fs';
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openVisitor, type Visitor } from '../../src/conformance/openVisitor.js';
import { watchFor } from '../../src/conformance/watchFor.js';
import { createXmppDesk, type XmppDesk } from './createXmppDesk.js';
import { toTransport } from './createXmppHarness.js';
import { type DispatcherProcess, startDispatcher } from './startDispatcher.js';
import { startEjabberd } from './startEjabberd.js';
import { startProsody } from './startProsody.js';
import type { XmppServer } from './XmppServer.js';

const deadlineMs = 15_000;
const servers = [
  { name: 'prosody', needs: ['/usr/bin/prosody'], start: startProsody },
  {
    name: 'ejabberd',
    needs: ['/usr/sbin/ejabberdctl', '/usr/share/doc/erlang-p1-sqlite3'],
    start: startEjabberd,
  },
];

describe.each(servers)('a dispatcher that is killed, beside $name', ({ name, needs, start }) => {
  const isHere = needs.every((file) => existsSync(file));
  test.runIf(!isHere)(`not run: ${name} is not installed`, () => undefined);
  if (!isHere) return;

  let server: XmppServer;
  let dispatcher: DispatcherProcess | undefined;
  let anna: XmppDesk;
  const visitors: Visitor[] = [];
  const journal = () => join(server.dir, 'journal.jsonl');
  const revive = async () => {
    dispatcher = await startDispatcher({
      DESK_PORT: String(server.componentPort),
      DESK_SECRET: server.secret,
      DESK_DOMAIN: 'desk.shop.localhost',
      DESK_JOURNAL: journal(),
    });
  };
  beforeAll(async () => {
    server = await start();
    await revive();
    anna = createXmppDesk(server.url, 'anna');
    await anna.operator.connect();
  });
  afterAll(async () => {
    await Promise.all(visitors.map((visitor) => visitor.close()));
    await anna?.operator.vanish();
    await dispatcher?.kill();
    await server?.dispose();
  });

  const visit = async (session?: string) => {
    const visitor = await openVisitor(
      toTransport(server),
      session === undefined ? {} : { session },
      deadlineMs,
    );
    visitors.push(visitor);
    return visitor;
  };
  const atDesk = (look: () => boolean, what: string) =>
    watchFor((check) => anna.remote.onChange(check), look, deadlineMs, what);
  const idOf = ({ conversation }: Visitor) => conversation?.id ?? '';
  const placeOf = ({ conversation }: Visitor) =>
    conversation?.phase === 'queued' ? conversation.queue?.position : conversation?.phase;
  const stands = (visitor: Visitor, place: number | string) =>
    visitor.until(() => placeOf(visitor) === place, `the place ${place}`);
  /** As somebody sees it who comes in now, and not as it was told. */
  const freshPlaces = (list: readonly Visitor[]) =>
    Promise.all(
      list.map(async ({ session }) => {
        const tab = await visit(session);
        const place = placeOf(tab);
        await tab.close();
        return place;
      }),
    );
  const chatsOfAnna = () =>
    [...anna.remote.seen.chats].flatMap(([id, { phase }]) => (phase === 'open' ? [id] : [])).sort();
  let served: readonly Visitor[] = [];
  let waiting: readonly Visitor[] = [];
  const departures = (visitor: Visitor) =>
    visitor.heard.filter(({ parts }) => JSON.stringify(parts).includes('operator_left'));

  test('knows again who waits where, who is served by whom, what has ended and what is rated', async () => {
    const [rated, ended] = [await visit(), await visit()];
    for (const visitor of [rated, ended]) {
      await visitor.say('for a moment', { intent: 'chat' });
      await stands(visitor, 'open');
      await visitor.connection.end?.();
      await stands(visitor, 'ended');
    }
    await rated.connection.rate?.(idOf(rated), { score: 5 });

    // The rooms are made in one order, and the queue stands in another.
    const seven = await Promise.all(Array.from({ length: 7 }, () => visit()));
    const [one, two, three, four, first, second, third] = [...seven].reverse() as [
      Visitor,
      Visitor,
      Visitor,
      Visitor,
      Visitor,
      Visitor,
      Visitor,
    ];
    for (const visitor of [one, two, three, four]) {
      await visitor.say('hello', { intent: 'chat' });
      await stands(visitor, 'open');
    }
    for (const [index, visitor] of [first, second, third].entries()) {
      await visitor.say('hello', { intent: 'chat' });
      await stands(visitor, index + 1);
    }
    await dispatcher?.kill();
    // What was being written in that moment has no end.
    await appendFile(journal(), '{"record":{"room":"c-');
    await Promise.all(
      [visit(), ended.say('too early'), ended.connection.end?.()].map((called) =>
        expect(called).rejects.toMatchObject({ kind: 'retryable' }),
      ),
    );
    const unread = await one.say('written while nobody was there to see it');
    await revive();

    const all = [one, two, three, four, first, second, third];
    expect(await freshPlaces(all)).toEqual(['open', 'open', 'open', 'open', 1, 2, 3]);
    const busy = [one, two, three, four].map(idOf).sort();
    expect(chatsOfAnna()).toEqual(busy);
    const late = await visit();
    await late.say('hello', { intent: 'chat' });
    await stands(late, 4);
    expect(chatsOfAnna(), 'never more than four').toEqual(busy);

    await anna.remote.read(idOf(one), unread.message.id);
    await one.until(
      () => one.events.some((event) => event.type === 'receipt' && event.upTo === unread.message.id),
      'the receipt of what was written meanwhile',
    );

    await anna.remote.end(idOf(one));
    await stands(one, 'ended');
    await stands(first, 'open');
    await stands(second, 1);
    await stands(third, 2);
    await stands(late, 3);
    for (const [visitor, score] of [
      [one, 4],
      [ended, 3],
    ] as const) {
      await visitor.connection.rate?.(idOf(visitor), { score });
      await expect(visitor.connection.rate?.(idOf(visitor), { score })).rejects.toMatchObject({
        code: 'already_rated',
      });
    }
    await expect(rated.connection.rate?.(idOf(rated), { score: 1 })).rejects.toMatchObject({
      code: 'already_rated',
    });

    // Nothing ran in this room when the dispatcher came back: it hears of what begins there all the same.
    await ended.say('one more thing');
    await stands(ended, 4);
    await two.connection.end?.();
    await stands(two, 'ended');
    await stands(second, 'open');
    await stands(ended, 3);
    expect([one, two, three, four].flatMap(departures), 'who was served has noticed nothing').toEqual([]);
    served = [three, four, first, second];
    waiting = [third, late, ended];
  });

  test('brings the chats of an operator who went meanwhile back to the head of the queue', async () => {
    expect(served).toHaveLength(4);
    await dispatcher?.kill();
    await anna.leave();
    await revive();
    for (const [index, visitor] of waiting.entries()) await stands(visitor, index + 5);
    const places = served.map((visitor) =>
      visitor.until(() => visitor.conversation?.queue?.position, 'a place in the queue'),
    );
    expect((await Promise.all(places)).sort()).toEqual([1, 2, 3, 4]);
    expect(await freshPlaces(waiting)).toEqual([5, 6, 7]);
    await anna.operator.connect();
    await atDesk(() => chatsOfAnna().length === 4, 'four chats again');
    expect(chatsOfAnna()).toEqual(served.map(idOf).sort());
    for (const [index, visitor] of waiting.entries()) await stands(visitor, index + 1);
  });

  test('leaves a journal in which every line counts', async () => {
    await dispatcher?.kill();
    await revive();
    const lines = (await readFile(journal(), 'utf8')).trim().split('\n');
    const rooms = lines.map((line) => (JSON.parse(line) as { record?: { room: string } }).record?.room);
    expect(new Set(rooms).size).toBeGreaterThan(9);
  });
});
