import { ChatError } from '@comptoir/transport';
import { parseServerToOperatorFrame } from '@comptoir/transport/wire';
import { expect, test } from 'vitest';
import { noon, sampleMessage, sampleWelcome } from '../../test/scripted/samples.js';
import { type ScriptedEnvironment, scriptedEnvironment } from '../../test/scripted/scriptedEnvironment.js';
import { settled } from '../../test/scripted/settled.js';
import { createDeskClient, type DeskClient } from './createDeskClient.js';
import type { DeskConnection } from './deskConnection.js';

interface Line {
  readonly client: DeskClient;
  readonly environment: ScriptedEnvironment;
  readonly connections: DeskConnection[];
  readonly stored: string[];
  readonly failed: string[];
  readonly echoed: string[];
  readonly problems: ChatError[];
  readonly frames: string[];
}

function line(environment = scriptedEnvironment(), signedIn: boolean | 'unreachable' = true): Line {
  const connections: DeskConnection[] = [];
  const stored: string[] = [];
  const failed: string[] = [];
  const echoed: string[] = [];
  const frames: string[] = [];
  const problems: ChatError[] = [];
  const client = createDeskClient({
    environment,
    parse: parseServerToOperatorFrame,
    ended: () => ['over'],
    signedIn: async () => signedIn,
    onConnection: (connection) => connections.push(connection),
    onFrame: (frame) => frames.push(frame.type),
    onEcho: (reply) => echoed.push(reply.clientId),
    onStored: (message) => stored.push(message.id),
    onFailed: (clientId, code) => failed.push(`${clientId} ${code}`),
    onProblem: (error) => problems.push(error),
  });
  return { client, environment, connections, stored, failed, echoed, problems, frames };
}

function online(options?: Parameters<typeof line>[0]): Line {
  const made = line(options);
  made.client.start();
  made.environment.socket().open();
  made.environment.socket().say(sampleWelcome());
  return made;
}

function comeBack({ environment }: Line): void {
  environment.advance(20_000);
  environment.socket().open();
  environment.socket().say(sampleWelcome());
}

const text = (words: string) => [{ kind: 'text', text: words }] as const;

function confirm({ environment }: Line, seq: number, duplicate = false): void {
  const request = environment.socket().last('send');
  const clientId = String(request?.clientId);
  const message = sampleMessage('a', seq, 'operator', 'x', { clientId });
  environment.socket().say({ type: 'ok', id: request?.id, message, duplicate });
}

test('says hello once open and is online after the welcome', () => {
  const made = line();
  made.client.start();
  expect(made.environment.socket().sent).toEqual([]);
  made.environment.socket().open();
  expect(made.environment.socket().sent).toEqual([{ type: 'hello', version: 1, ended: ['over'] }]);
  made.environment.socket().say(sampleWelcome());
  expect(made.connections.map((connection) => connection.phase)).toEqual(['connecting', 'online']);
});

test('a reply whose confirmation got lost is sent again under the same clientId, once', async () => {
  const made = online();
  const clientId = made.client.send('a', text('one'));
  expect(made.environment.socket().last('send')?.clientId).toBe(clientId);
  made.environment.socket().drop();
  await settled();
  comeBack(made);
  const again = made.environment.socket().sent.filter((frame) => frame.type === 'send');
  expect(again.map((frame) => frame.clientId)).toEqual([clientId]);
  confirm(made, 2, true);
  await settled();
  expect(made.stored).toEqual(['a/2']);
  made.environment.socket().drop();
  comeBack(made);
  expect(made.environment.socket().last('send')).toBeUndefined();
});

test('replies written during an outage go out in their order, one at a time', async () => {
  const made = online();
  made.environment.socket().drop();
  const ids = [made.client.send('a', text('one')), made.client.send('a', text('two'))];
  comeBack(made);
  const sent = (): unknown[] =>
    made.environment
      .socket()
      .sent.filter((frame) => frame.type === 'send')
      .map((frame) => frame.clientId);
  expect(sent()).toEqual(ids.slice(0, 1));
  confirm(made, 2);
  await settled();
  expect(sent()).toEqual(ids);
});

test('another chat does not wait for a slow one', () => {
  const made = online();
  made.client.send('a', text('one'));
  made.client.send('b', text('two'));
  expect(made.environment.socket().sent.filter((frame) => frame.type === 'send')).toHaveLength(2);
});

test('a refused reply is reported and does not block the next', async () => {
  const made = online();
  const first = made.client.send('a', text('one'));
  const second = made.client.send('a', text('two'));
  const id = made.environment.socket().last('send')?.id;
  made.environment.socket().say({ type: 'error', id, code: 'message_too_large', message: 'too large' });
  await settled();
  expect(made.failed).toEqual([`${first} message_too_large`]);
  expect(made.environment.socket().last('send')?.clientId).toBe(second);
  made.client.retry(first);
  confirm(made, 2);
  await settled();
  expect(made.environment.socket().last('send')?.clientId).toBe(first);
});

test('a server that asks for patience is given exactly the time it asks for', async () => {
  const made = online();
  const clientId = made.client.send('a', text('one'));
  const id = made.environment.socket().last('send')?.id;
  made.environment
    .socket()
    .say({ type: 'error', id, code: 'rate_limited', message: 'slow', retryAfterMs: 7000 });
  await settled();
  const count = (): number =>
    made.environment.socket().sent.filter((frame) => frame.clientId === clientId).length;
  made.environment.advance(6999);
  expect(count()).toBe(1);
  made.environment.advance(1);
  expect(count()).toBe(2);
  expect(made.failed).toEqual([]);
});

test('a reload of the tab brings unconfirmed replies back', () => {
  const made = online();
  made.environment.socket().drop();
  const clientId = made.client.send('a', text('one'));
  const reloaded = online(scriptedEnvironment(made.environment.tab));
  expect(reloaded.echoed).toEqual([clientId]);
  expect(reloaded.environment.socket().last('send')?.clientId).toBe(clientId);
});

test('storage that holds nonsense is no reason to fail', () => {
  const environment = scriptedEnvironment();
  environment.tab.set('comptoir.desk.outbox.op-1', '[{"clientId":1},null,"x"]');
  expect(online(environment).echoed).toEqual([]);
  environment.tab.set('comptoir.desk.outbox.op-1', '{{');
  expect(online(environment).echoed).toEqual([]);
});

test('waits longer with each attempt, and comes back at once when the network does', () => {
  const made = line();
  made.client.start();
  const waits = [1, 2, 3].map(() => {
    made.environment.socket().drop();
    const state = made.connections.at(-1);
    const wait = state?.phase === 'waiting' ? state.retryAt - made.environment.now() : 0;
    made.environment.advance(wait);
    return wait;
  });
  expect(waits).toEqual([300, 550, 1050]);
  made.environment.socket().drop();
  const before = made.environment.sockets.length;
  made.environment.wake();
  expect(made.environment.sockets).toHaveLength(before + 1);
});

test('a handshake that is never answered is given up', () => {
  const made = line();
  made.client.start();
  made.environment.advance(9_999);
  expect(made.environment.socket().closed).toBe(false);
  made.environment.advance(1);
  expect(made.environment.sockets[0]?.closed).toBe(true);
});

test('silence is asked about, and no answer means the line is dead', () => {
  const made = online();
  made.environment.advance(20_000);
  expect(made.environment.socket().last('ping')).toBeDefined();
  made.environment.socket().say({ type: 'pong' });
  made.environment.advance(20_000);
  expect(made.environment.sockets).toHaveLength(1);
  made.environment.advance(10_000);
  expect(made.environment.sockets[0]?.closed).toBe(true);
});

test('a request without an answer ends as timeout and gives the line up', async () => {
  const made = online();
  const asked = made.client.request({ type: 'end', conversation: 'a' });
  made.environment.advance(15_000);
  await expect(asked).rejects.toMatchObject({ code: 'timeout' });
  expect(made.environment.sockets[0]?.closed).toBe(true);
});

test('a request while there is no line fails at once', async () => {
  const made = online();
  made.environment.socket().drop();
  await expect(made.client.request({ type: 'end', conversation: 'a' })).rejects.toMatchObject({
    code: 'connection_lost',
    outcome: 'not-sent',
  });
});

test('the server’s error reaches the one who asked, with its code', async () => {
  const made = online();
  const asked = made.client.request({ type: 'take', conversation: 'q' });
  const id = made.environment.socket().last('take')?.id;
  made.environment.socket().say({ type: 'error', id, code: 'not_found', message: 'gone' });
  await expect(asked).rejects.toEqual(new ChatError('not_found', { message: 'gone' }));
});

test.each([
  [4001, 'signed-out'],
  [4003, 'banned'],
  [4000, 'version'],
] as const)('close code %i ends it as %s', (code, reason) => {
  const made = online();
  made.environment.socket().drop(code);
  expect(made.connections.at(-1)).toEqual({ phase: 'closed', reason });
  expect(made.environment.timers()).toBe(0);
});

test('a refused handshake asks whether we are still signed in', async () => {
  const made = line(scriptedEnvironment(), false);
  made.client.start();
  made.environment.socket().drop();
  await settled();
  expect(made.connections.at(-1)).toEqual({ phase: 'closed', reason: 'signed-out' });
});

test('an unreachable server is no reason to sign out', async () => {
  const made = line(scriptedEnvironment(), 'unreachable');
  made.client.start();
  made.environment.socket().drop();
  await settled();
  expect(made.connections.at(-1)?.phase).toBe('waiting');
});

test('malformed frames are reported, unknown ones ignored, and the line lives on', () => {
  const made = online();
  made.environment.socket().handlers.onText('{');
  made.environment.socket().say({ type: 'queue', queue: 7 });
  made.environment.socket().say({ type: 'fromTheFuture' });
  expect(made.problems.map((error) => error.code)).toEqual(['bad_frame', 'bad_frame']);
  made.environment.socket().say({ type: 'status', status: 'away' });
  expect(made.frames).toEqual(['welcome', 'status']);
});

test('stop leaves no timer and hears nothing more', () => {
  const made = online();
  made.client.send('a', text('one'));
  made.client.stop();
  expect(made.environment.timers()).toBe(0);
  const before = made.frames.length;
  made.environment.socket().say({ type: 'status', status: 'away' });
  made.environment.wake();
  expect(made.frames).toHaveLength(before);
  expect(made.environment.sockets).toHaveLength(1);
  expect(made.environment.now()).toBe(noon);
});
