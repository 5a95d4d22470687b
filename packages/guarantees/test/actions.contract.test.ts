import { createSession } from '@comptoir/core';
import { createClientId, type Message, type Transport } from '@comptoir/transport';
import { websocketTransport } from '@comptoir/transport/websocket';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createTestOrigin } from '../../core/test/createTestOrigin.js';
import { createBackup } from '../../server/test/createBackup.js';
import { figure } from './figure.js';
import { createClock } from './world/createClock.js';
import { createSignal } from './world/createSignal.js';
import type { World } from './world/createWorld.js';
import { delivered, firstTab, useBackend, waitFor } from './world/useBackend.js';

const bench = useBackend();

/** The messages that the only tab shows. */
const shown = (world: World): readonly Message[] => firstTab(world).session.$messages.get();
const withPart = (world: World, kind: string) =>
  shown(world).filter(({ parts }) => parts.some((part) => part.kind === kind));

/** A visitor whose first message is stored and whose chat an operator has. */
async function inTalk(): Promise<{ world: World; conversation: string }> {
  const world = await bench.world({ speed: 10 });
  const tab = firstTab(world);
  await world.send(tab);
  await delivered(world, tab);
  await waitFor(world, 'the operator', () => tab.session.$conversation.get()?.phase === 'open');
  const conversation = world.talkOf(tab)?.conversation;
  if (conversation === undefined) throw new Error('no conversation');
  return { world, conversation };
}

/** Repeats what was called off by a lost answer, as a visitor presses again. */
async function insist(work: () => Promise<unknown>): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    try {
      await work();
      return attempt;
    } catch (error) {
      if (attempt >= 20) throw error;
    }
  }
}

describe('G18', () => {
  it('G18 a file whose answers are lost is one file in one message', async () => {
    const { world } = await inTalk();
    for (const answer of [1, 2]) {
      world.wire.swallow(answer);
      await world.sendFile(firstTab(world));
    }
    await delivered(world, firstTab(world));
    await bench.judge(world);
    const files = withPart(world, 'file').flatMap(({ parts }) =>
      parts.flatMap((part) => (part.kind === 'file' ? part.file : [])),
    );
    expect(files).toHaveLength(2);
    expect(new Set(files.map(({ id }) => id)).size).toBe(2);
  }, 90_000);

  it('G18 a questionnaire whose answer is lost is one message', async () => {
    const { world } = await inTalk();
    const { session } = firstTab(world);
    world.wire.swallow(1);
    const form = { id: 'size', version: 1, title: 'Size', steps: [] };
    const answers = [{ name: 'size', label: 'Your size', skipped: false, values: ['42'] }];
    const clientId = session.submit({ form, title: 'Size', answers });
    const { client } = firstTab(world);
    const text = 'Size\nYour size: 42';
    world.record({ type: 'sent', client, origin: 'o', person: 'p', clientId, text });
    await delivered(world, firstTab(world));
    expect(withPart(world, 'formAnswers')).toHaveLength(1);
    const [stored] = withPart(world, 'formAnswers');
    expect(stored).toMatchObject({ clientId, status: 'sent' });
  }, 90_000);

  it('G18 an end and a rating whose answers are lost are done once', async () => {
    const { world } = await inTalk();
    const { session } = firstTab(world);
    // A conversation in which nobody answered is not rated.
    const talk = world.talkOf(firstTab(world));
    if (talk) world.deeds.say(talk, world.words());
    await waitFor(world, 'the answer', () => shown(world).some(({ from }) => from === 'operator'));
    world.wire.swallow(1);
    await insist(() => session.end());
    await waitFor(world, 'the end', () => session.$conversation.get()?.phase === 'ended');
    world.wire.swallow(1);
    await insist(async () => {
      if (session.$ratingDue.get() !== undefined) await session.rate({ score: 4 });
    });
    await bench.judge(world);
    const ends = shown(world).filter(
      ({ parts: [part] }) => part?.kind === 'notice' && part.notice.code === 'conversation_ended',
    );
    expect(ends).toHaveLength(1);
    await waitFor(world, 'the rating', () => session.$conversation.get()?.rating?.score === 4);
    expect(session.$ratingDue.get()).toBeUndefined();
    figure('G18', 'ends after lost answers', `${ends.length}`);
  }, 90_000);

  it('G18 an edit and a removal that are told twice are done once, and an old edit does not come back', async () => {
    const { world, conversation } = await inTalk();
    const { operator } = bench.backend;
    const parts = (text: string) => [{ kind: 'text', text } as const];
    const clientId = createClientId();
    const said = await operator.ask({ type: 'send', conversation, clientId, parts: parts('first') });
    const again = await operator.ask({ type: 'send', conversation, clientId, parts: parts('first') });
    expect(again.message?.id).toBe(said.message?.id);
    const message = said.message?.id ?? '';
    const [old, young] = [createClientId(1_000), createClientId(2_000)];
    for (const [edit, text] of [
      [old, 'second'],
      [young, 'third'],
      [young, 'third'],
      [old, 'second'],
    ] as const) {
      await operator.ask({ type: 'edit', conversation, message, clientId: edit, parts: parts(text) });
    }
    const texts = () =>
      shown(world)
        .filter(({ from }) => from === 'operator')
        .map(({ parts: [part] }) => part);
    await waitFor(world, 'the edit', () => JSON.stringify(texts()) === JSON.stringify(parts('third')));
    await operator.ask({ type: 'remove', conversation, message });
    await operator.ask({ type: 'remove', conversation, message });
    await waitFor(world, 'the removal', () => JSON.stringify(texts()) === JSON.stringify([undefined]));
  }, 90_000);
});

describe('G21', () => {
  it('G21 a restored backup makes clients reload once and send again what was not acknowledged', async () => {
    const { world } = await inTalk();
    const tab = firstTab(world);
    await world.send(tab);
    await delivered(world, tab);
    const backup = await createBackup(bench.backend.server.dataDir);
    await world.send(tab);
    await delivered(world, tab);
    // What comes by the stream behind it says that the stream has come so far, and not the acknowledgement alone.
    const talk = world.talkOf(tab);
    if (talk) world.deeds.say(talk, world.words());
    await waitFor(world, 'the answer', () => shown(world).some(({ from }) => from === 'operator'));
    const inBackup = shown(world).length - 2;
    world.wire.blackhole();
    await world.send(tab);
    await bench.backend.server.kill();
    await backup.restore();
    world.record({ type: 'lapsed', why: 'restored' });
    const before = world.history.length;
    await bench.backend.server.restart();
    await bench.judge(world);
    // What the backup had, and what waited; the two in between are gone with the data that held them.
    expect(shown(world)).toHaveLength(inBackup + 1);
    const anew = world.history
      .slice(before)
      .filter((event) => event.type === 'noted' && event.what.endsWith('loads the log anew'));
    expect(anew).toHaveLength(1);
    figure('G21', 'loads of the log', `${anew.length}`);
  }, 90_000);
});

describe('G22', () => {
  /** Counts what leaves. */
  function counted(inner: Transport): { transport: Transport; sends: () => number } {
    let sends = 0;
    const transport: Transport = {
      ...inner,
      async connect(...attempt) {
        const connection = await inner.connect(...attempt);
        return {
          ...connection,
          send: (...call) => {
            sends += 1;
            return connection.send(...call);
          },
        };
      },
    };
    return { transport, sends: () => sends };
  }

  it('G22 what the server refuses is shown once with its reason, and is not tried again', async () => {
    const signal = createSignal();
    const url = bench.backend.server.url;
    const { transport, sends } = counted(websocketTransport({ url, WebSocket }));
    const quiet = {
      visible: () => true,
      online: () => true,
      onWake: () => () => undefined,
      onRest: () => () => undefined,
    };
    const clock = createClock(10);
    const origin = createTestOrigin();
    const base = { ...clock, ...quiet, random: Math.random, local: origin.local, tab: origin.local };
    const { environment } = origin.openTab(base);
    const session = createSession({ transport, environment, consent: 'granted' });
    session.$messages.listen(signal.changed);
    session.$connection.listen(signal.changed);
    try {
      const nobody = {
        id: 'nobody-has-this',
        name: 'a.gif',
        type: 'image/gif',
        size: 1,
        url: '/v1/files/x/a.gif',
      };
      const clientId = session.send([{ kind: 'file', file: nobody }]);
      const failed = () => session.$messages.get().filter(({ status }) => status === 'failed');
      expect(await signal.until(() => failed().length > 0, 30_000)).toBe(true);
      expect(failed()).toMatchObject([{ clientId, error: { code: 'not_found', kind: 'rejected' } }]);
      // Whatever makes a session go on, it does not try this one again.
      for (let round = 0; round < 3; round++) {
        session.reconnect();
        const text = session.send(`round ${round}`);
        const isStored = () =>
          session.$messages.get().some((one) => one.clientId === text && one.status !== 'pending');
        expect(await signal.until(isStored, 30_000)).toBe(true);
      }
      expect(sends()).toBe(1 + 3);
      figure('G22', 'sends of what was refused', `${sends() - 3}, over 3 new connections`);
      expect(session.$messages.get().filter((one) => one.clientId === clientId)).toHaveLength(1);
      expect(() => session.send('x'.repeat(4_001))).toThrow(
        expect.objectContaining({ code: 'message_too_large' }),
      );
    } finally {
      session.destroy();
    }
  }, 60_000);
});
