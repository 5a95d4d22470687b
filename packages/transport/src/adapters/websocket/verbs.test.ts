import { describe, expect, it, vi } from 'vitest';
import { welcome } from '../../../test/createFaultyServer.js';
import { useFaultyServer } from '../../../test/useFaultyServer.js';

const bench = useFaultyServer();

describe('the small verbs', () => {
  it('says each as its frame', async () => {
    const { connection, peer } = await bench.online();
    const note = { clientId: 'n', intent: 'chat', contact: 'a@b.example', text: 'call me' };
    const all = Promise.all([
      connection.markRead?.('m1'),
      connection.rate?.('k1', { score: 5, solved: true }),
      connection.end?.(),
      connection.leave?.(note),
    ]);
    const frames = [];
    for (let index = 0; index < 4; index++) {
      const frame = (await peer.frame()) as { id: string };
      frames.push({ ...frame, id: '' });
      peer.say({ type: 'ok', id: frame.id });
    }
    await all;
    expect(frames).toEqual([
      { type: 'read', id: '', upTo: 'm1' },
      { type: 'rate', id: '', conversation: 'k1', rating: { score: 5, solved: true } },
      { type: 'end', id: '' },
      { type: 'leave', id: '', ...note },
    ]);
    connection.context?.({ page: { url: 'https://shop.example/' } });
    expect(await peer.frame()).toEqual({
      type: 'context',
      context: { page: { url: 'https://shop.example/' } },
    });
  });

  it('says typing at most once in three seconds, and its end each time it began', async () => {
    const { connection, peer } = await bench.online();
    const now = vi.spyOn(performance, 'now');
    const at = (ms: number, on: boolean): void => {
      now.mockReturnValue(ms);
      connection.typing?.({ on, draft: 'secret until sent' });
    };
    at(0, false);
    at(10, true);
    at(500, true);
    at(600, false);
    at(700, false);
    at(900, true);
    at(3_010, true);
    now.mockRestore();
    connection.context?.({});
    const said = [];
    for (let frame = await peer.frame(); frame.type !== 'context'; frame = await peer.frame())
      said.push(frame);
    expect(said).toEqual([
      { type: 'typing', on: true },
      { type: 'typing', on: false },
      { type: 'typing', on: true },
    ]);
  });

  it('has no verb that the server does not offer', async () => {
    const capabilities = {
      ...welcome.capabilities,
      typing: { out: false, in: false },
      receipts: { delivered: false, read: false, markRead: false },
      upload: false,
      rating: false,
      offline: false,
      end: false,
      context: false,
      history: false,
    };
    const { connection } = await bench.online({}, { ...welcome, capabilities });
    expect(Object.keys(connection).sort()).toEqual(['capabilities', 'close', 'closed', 'send', 'snapshot']);
  });
});
