import { describe, expect, it } from 'vitest';
import { failure, message, sent, useFaultyServer } from '../../../test/useFaultyServer.js';

const bench = useFaultyServer();

describe('sending', () => {
  it('resolves with what the server stored, also when the echo comes first', async () => {
    const { connection, peer, event } = await bench.online();
    const sending = connection.send({ clientId: 'c1', parts: message.parts, intent: 'stylist' });
    const frame = await peer.frame();
    expect(frame).toEqual({
      type: 'send',
      id: expect.any(String),
      clientId: 'c1',
      parts: message.parts,
      intent: 'stylist',
    });
    peer.say({ type: 'message', message, cursor: 'cur1' });
    expect(await event('message')).toEqual({ type: 'message', message, cursor: 'cur1' });
    peer.say(sent('id' in frame ? (frame.id ?? '') : ''));
    expect(await sending).toEqual({ message, cursor: 'cur1', duplicate: false });
  });

  it('pairs answers with calls by id, whatever their order', async () => {
    const { connection, peer } = await bench.online();
    const first = connection.send({ clientId: 'c1', parts: message.parts });
    const second = failure(connection.send({ clientId: 'c2', parts: message.parts }));
    const [a, b] = [await peer.frame(), await peer.frame()] as { id: string }[];
    peer.say(
      { type: 'error', id: b?.id, code: 'rate_limited', message: 'slow down', retryAfterMs: 70_000 },
      sent('nobody'),
      sent(a?.id ?? ''),
    );
    expect((await first).message.id).toBe('m1');
    expect(await second).toMatchObject({
      code: 'rate_limited',
      kind: 'rate-limited',
      retryAfterMs: 70_000,
      outcome: 'not-sent',
    });
  });

  it.each([
    ['conversation_ended', 'conversation_ended', 'not-sent'],
    ['server_failed', 'server_failed', 'unknown'],
    ['a_code_of_tomorrow', 'bad_value', 'not-sent'],
  ])('hands on the refusal %s as %s, %s', async (said, code, outcome) => {
    const { connection, peer } = await bench.online();
    const sending = failure(connection.send({ clientId: 'c1', parts: message.parts }));
    const frame = (await peer.frame()) as { id: string };
    peer.say({ type: 'error', id: frame.id, code: said, message: 'no' });
    expect(await sending).toMatchObject({ code, outcome });
  });

  it('does not know about a swallowed answer: times out as unknown', async () => {
    const { connection, peer } = await bench.online({ answerTimeoutMs: 40 });
    const error = failure(connection.send({ clientId: 'c1', parts: message.parts }));
    await peer.frame();
    expect(await error).toMatchObject({ code: 'timeout', outcome: 'unknown' });
  });

  it('ends waiting calls as unknown when the socket is cut, and refuses later ones as not sent', async () => {
    const { connection, peer } = await bench.online();
    const error = failure(connection.send({ clientId: 'c1', parts: message.parts }));
    await peer.frame();
    peer.close(1011);
    expect(await error).toMatchObject({ code: 'connection_lost', outcome: 'unknown' });
    expect((await connection.closed)?.code).toBe('connection_lost');
    const late = await failure(connection.send({ clientId: 'c2', parts: message.parts }));
    expect(late).toMatchObject({ code: 'connection_lost', outcome: 'not-sent' });
  });

  it('refuses a too long text and a too long frame before the first byte', async () => {
    const { connection, peer } = await bench.online();
    const text = await failure(
      connection.send({ clientId: 'c1', parts: [{ kind: 'text', text: 'x'.repeat(4_001) }] }),
    );
    expect(text).toMatchObject({ code: 'message_too_large', limit: 4_000, outcome: 'not-sent' });
    const parts = Array.from({ length: 30 }, () => ({ kind: 'text', text: 'я'.repeat(4_000) }) as const);
    const frame = await failure(connection.send({ clientId: 'c1', parts: [...parts, ...parts] }));
    expect(frame).toMatchObject({ code: 'frame_too_large', limit: 65_536, outcome: 'not-sent' });
    expect(peer.unread).toEqual([]);
  });

  it('rejects at once when called off: not sent before, unknown after', async () => {
    const { connection, peer } = await bench.online();
    const before = await failure(
      connection.send({ clientId: 'c1', parts: message.parts }, { signal: AbortSignal.abort() }),
    );
    expect(before).toMatchObject({ code: 'aborted', outcome: 'not-sent' });
    const controller = new AbortController();
    const after = failure(
      connection.send({ clientId: 'c2', parts: message.parts }, { signal: controller.signal }),
    );
    const frame = await peer.frame();
    expect(frame).toMatchObject({ clientId: 'c2' });
    controller.abort();
    expect(await after).toMatchObject({ code: 'aborted', outcome: 'unknown' });
  });

  it('fails a call whose answer cannot be read, and says so', async () => {
    const { connection, peer, event } = await bench.online();
    const sending = failure(connection.send({ clientId: 'c1', parts: message.parts }));
    const { id } = (await peer.frame()) as { id: string };
    peer.say({ ...sent(id), message: { ...message, at: null } });
    expect(await sending).toMatchObject({ code: 'bad_frame', outcome: 'unknown' });
    expect(await event('error')).toMatchObject({
      error: { message: 'ok.message.at: expected number, got null' },
    });
    const empty = failure(connection.send({ clientId: 'c2', parts: message.parts }));
    peer.say({ type: 'ok', id: ((await peer.frame()) as { id: string }).id });
    expect(await empty).toMatchObject({ code: 'bad_frame', outcome: 'unknown' });
  });
});
