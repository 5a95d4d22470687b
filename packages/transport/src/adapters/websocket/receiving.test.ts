import { describe, expect, it } from 'vitest';
import { message, sent, useFaultyServer } from '../../../test/useFaultyServer.js';
import { welcome } from '../../../test/welcome.js';
import type { Message } from '../../index.js';

const bench = useFaultyServer();

describe('receiving', () => {
  it('makes an event of a malformed frame and goes on', async () => {
    const { peer, events, event } = await bench.online();
    peer.say(
      '{',
      '[]',
      { type: 'message', message: { ...message, parts: 7 }, cursor: 'x' },
      { type: 'later' },
    );
    peer.say({ type: 'typing', on: true, ttlMs: 6_000, mood: 'good' });
    await event('typing');
    expect(events.map((one) => (one.type === 'error' ? one.error.message : one))).toEqual([
      'frame: expected JSON, got a string of 1',
      'frame.type: expected string, got nothing',
      'message.message.parts: expected array, got 7',
      { type: 'typing', on: true, ttlMs: 6_000 },
    ]);
  });

  it('survives a listener that throws', async () => {
    const connecting = bench.connect({}, {}, () => {
      throw new Error('listener');
    });
    const peer = await bench.server.peer();
    await peer.frame();
    peer.say(welcome, { type: 'message', message, cursor: 'x' });
    const connection = await connecting;
    bench.keep(connection);
    const sending = connection.send({ clientId: 'c1', parts: message.parts });
    const { id } = (await peer.frame()) as { id: string };
    peer.say({ type: 'seen', upTo: 'm0' }, sent(id));
    expect((await sending).message.id).toBe('m1');
  });

  it('makes relative addresses of files absolute, in snapshot, events, answers and pages', async () => {
    const file = { id: 'f', name: 'a.png', type: 'image/png', size: 1, url: '/v1/files/f/a.png' };
    const withFiles: Message = {
      ...message,
      parts: [
        { kind: 'file', file },
        { kind: 'file', file: { ...file, url: 'https://cdn.example/a.png' } },
        {
          kind: 'formAnswers',
          formId: 'q',
          formVersion: 1,
          title: 'Q',
          answers: [{ name: 'n', label: 'l', skipped: false, values: [], files: [file] }],
        },
      ],
    };
    const { connection, peer, event } = await bench.online({}, { ...welcome, messages: [withFiles] });
    peer.say({ type: 'message', message: withFiles, cursor: 'x' });
    const received = await event('message');
    const absolute = `${bench.server.url}/v1/files/f/a.png`;
    const [snapshot] = connection.snapshot.messages;
    const paging = connection.history?.({ limit: 500, before: 'b' });
    const frame = (await peer.frame()) as { id: string };
    expect(frame).toEqual({ type: 'history', id: frame.id, before: 'b', limit: 50 });
    peer.say({ type: 'ok', id: frame.id, messages: [withFiles], before: 'a' });
    const page = await paging;
    expect(page).toEqual({ before: 'a', messages: [snapshot] });
    expect(received).toEqual({ type: 'message', message: snapshot, cursor: 'x' });
    expect(snapshot?.parts[0]).toMatchObject({ file: { url: absolute } });
    expect(snapshot?.parts[1]).toMatchObject({ file: { url: 'https://cdn.example/a.png' } });
    expect(snapshot?.parts[2]).toMatchObject({ answers: [{ files: [{ url: absolute }] }] });
  });
});
