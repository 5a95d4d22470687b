import { randomUUID } from 'node:crypto';
import { createClientId, type Transport, type TransportEvent } from '@comptoir/transport';
import { sseTransport } from '@comptoir/transport/sse';
import { websocketTransport } from '@comptoir/transport/websocket';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { identityEnv, seconds, signIdentity } from './signIdentity.js';
import { type ServerProcess, startServerProcess } from './startServerProcess.js';

let server: ServerProcess;
beforeAll(async () => {
  server = await startServerProcess({ env: identityEnv });
});
afterAll(() => server.dispose());

const never = (): AbortSignal => new AbortController().signal;

const carriers: readonly (readonly [string, () => Transport])[] = [
  [
    'a socket',
    () => websocketTransport({ url: server.url, carrier: 'websocket', WebSocket: WebSocket as never }),
  ],
  ['plain HTTP', () => sseTransport({ url: server.url })],
];

describe.each(carriers)('over %s', (_, make) => {
  it('a proof opens the visitor’s log, a frame after its time is refused, and a new one goes on', async () => {
    const transport = make();
    const sub = randomUUID();
    const events: TransportEvent[] = [];
    // Clocks may differ by 30 s, so this one has a second or two left.
    const identity = await signIdentity(sub, { claims: { exp: seconds() - 28 } });
    const first = await transport.connect({ identity }, (event) => events.push(event), never());
    const { cursor } = await first.send({
      clientId: createClientId(),
      parts: [{ kind: 'text', text: 'in time' }],
    });
    expect(await first.closed).toMatchObject({ code: 'connection_lost', kind: 'retryable' });
    expect(events.flatMap((event) => (event.type === 'error' ? [event.error.code] : []))).toEqual([
      'identity_stale',
    ]);
    await expect(
      first.send({ clientId: createClientId(), parts: [{ kind: 'text', text: 'too late' }] }),
    ).rejects.toMatchObject({ outcome: 'not-sent' });

    const session = first.snapshot.session;
    await expect(transport.connect({ session, identity }, () => undefined, never())).rejects.toMatchObject({
      code: 'identity_stale',
      kind: 'retryable',
    });
    await expect(transport.connect({ session }, () => undefined, never())).rejects.toMatchObject({
      code: 'identity_required',
    });
    await expect(
      transport.connect({ session, identity: 'x' }, () => undefined, never()),
    ).rejects.toMatchObject({
      code: 'identity_refused',
      kind: 'fatal',
    });
    const hello = { session, identity: await signIdentity(sub), ...(cursor === undefined ? {} : { cursor }) };
    const back = await transport.connect(hello, () => undefined, never());
    expect(back.snapshot).toMatchObject({ session, complete: true, messages: [] });
    await back.close();
  });

  it('signing out ends the other connection of the same token', async () => {
    const transport = make();
    const tab = await transport.connect({}, () => undefined, never());
    const { session } = tab.snapshot;
    transport.signOut?.(session);
    expect(await tab.closed).toMatchObject({ code: 'token_unknown' });
    await expect(transport.connect({ session }, () => undefined, never())).rejects.toMatchObject({
      code: 'token_replaced',
    });
  });

  it('a deleted visitor is told so, by name', async () => {
    const transport = make();
    const sub = randomUUID();
    const tab = await transport.connect({ identity: await signIdentity(sub) }, () => undefined, never());
    await server.visitor('delete', sub);
    expect(await tab.closed).toMatchObject({ code: 'visitor_deleted', kind: 'fatal' });
  });
});

it('a used token of the shop is refused over one carrier after it was used over the other', async () => {
  const identity = await signIdentity(randomUUID());
  const [[, overSocket], [, overHttp]] = carriers as [(typeof carriers)[0], (typeof carriers)[0]];
  const first = await overSocket().connect({ identity }, () => undefined, never());
  await expect(overHttp().connect({ identity }, () => undefined, never())).rejects.toMatchObject({
    code: 'identity_stale',
  });
  await first.close();
});
