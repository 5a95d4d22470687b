import { describe, expect, it } from 'vitest';
import { useFaultyServer } from '../../../test/useFaultyServer.js';
import { welcome } from '../../../test/welcome.js';

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

  it('says typing as it is told and when it is told: an operator sees that it goes on after a message', async () => {
    const { connection, peer } = await bench.online();
    for (const on of [true, false, true]) connection.typing?.({ on, draft: 'secret until sent' });
    expect([await peer.frame(), await peer.frame(), await peer.frame()]).toEqual([
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
