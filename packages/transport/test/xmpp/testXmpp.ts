import { DOMParser } from '@xmldom/xmldom';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { ParserConstructor, SocketConstructor } from '../../src/adapters/xmpp/Socket.js';
import { xmppTransport } from '../../src/adapters/xmpp.js';
import { rejects, within } from '../../src/conformance/assertions.js';
import { createStage, type Stage } from '../../src/conformance/createStage.js';
import { openVisitor } from '../../src/conformance/openVisitor.js';
import { texts } from '../../src/conformance/texts.js';
import { createXmppHarness, type XmppHarness } from './createXmppHarness.js';
import type { XmppServer } from './XmppServer.js';

const deadlineMs = 10_000;

/** A socket class that keeps what went through it. */
function spy(): { readonly frames: string[]; readonly Socket: SocketConstructor } {
  const frames: string[] = [];
  class Spy extends WebSocket {
    constructor(url: string, protocol: string) {
      super(url, protocol);
      this.on('message', (data) => frames.push(`< ${String(data)}`));
    }
    override send(data: string): void {
      frames.push(`> ${data}`);
      super.send(data);
    }
  }
  return { frames, Socket: Spy as unknown as SocketConstructor };
}

/** What is XMPP's own matter, on one server. */
export function testXmpp(server: () => XmppServer): void {
  const play = (title: string, run: (stage: Stage, harness: XmppHarness) => Promise<void>) =>
    test(title, async () => {
      const harness = await createXmppHarness(server());
      const stage = createStage(harness, deadlineMs);
      try {
        await run(stage, harness);
        await stage.clear();
      } finally {
        await harness.dispose();
      }
    });

  const transportWith = (Socket: SocketConstructor, guest = false) =>
    xmppTransport({
      url: server().proxied,
      domain: guest ? 'guest.shop.localhost' : 'visitor.shop.localhost',
      upload: false,
      signIn: guest ? 'anonymous' : server().signIn,
      WebSocket: Socket,
      DOMParser: DOMParser as unknown as ParserConstructor,
    });

  play(
    'a cut stream is resumed by the same transport, and what it had not sent arrives once',
    async (stage) => {
      const { frames, Socket } = spy();
      const transport = transportWith(Socket);
      const visitor = await openVisitor(transport, {}, deadlineMs);
      const { message } = await visitor.say('before the cut', { intent: 'chat' });
      const { conversation } = message;
      await stage.desk(({ chats }) => chats.get(conversation)?.phase === 'open', 'the operator has the chat');
      await stage.fence(conversation, visitor);
      const { proxy } = server();
      proxy.hold('up');
      const held = rejects(visitor.say('held'), { kinds: ['retryable'], outcome: 'unknown' }, 'send');
      await new Promise((resolve) => setImmediate(resolve));
      proxy.cut();
      await held;
      await within(visitor.connection.closed, deadlineMs, 'closed settles');
      proxy.heal();
      await stage.harness.desk.say(conversation, [{ kind: 'text', text: 'meanwhile' }]);
      const from = frames.length;
      const { session, cursor } = visitor;
      const back = await openVisitor(
        transport,
        { session, ...(cursor !== undefined && { cursor }) },
        deadlineMs,
      );
      await stage.fence(conversation, back);
      const later = frames.slice(from).join('\n');
      expect(later).toMatch(/< <resumed/);
      expect(later).not.toMatch(/> <iq[^>]*>\s*<bind/);
      const got = texts([...back.connection.snapshot.messages, ...back.heard]);
      expect([...got].sort()).toEqual(['fence 2', 'held', 'meanwhile']);
      const ids = stage.harness.desk.seen.messages.filter(({ parts }) =>
        JSON.stringify(parts).includes('"held"'),
      );
      expect(ids).toHaveLength(1);
      await back.close();
    },
  );

  play(
    'a message that the room sends back is refused, and the connection lives on',
    async (stage, harness) => {
      const { visitor, conversation } = await stage.talk();
      await harness.dispatcher.mute(conversation);
      await rejects(visitor.say('without a voice'), { kinds: ['rejected'], outcome: 'not-sent' }, 'send');
      await stage.fence(conversation, visitor);
      expect(texts(visitor.heard)).toEqual(['hello, chat', 'fence 1']);
    },
  );

  play('a first visit asks the archive nothing; the first letter is read from it', async () => {
    const { frames, Socket } = spy();
    const visitor = await openVisitor(transportWith(Socket, true), {}, deadlineMs);
    expect(visitor.connection.snapshot).toMatchObject({ messages: [], complete: false, earlier: false });
    expect(frames.join('\n')).not.toContain('urn:xmpp:mam');
    await visitor.say('the first', { intent: 'chat' });
    expect(frames.join('\n')).toContain('urn:xmpp:mam');
    await visitor.close();
    const back = await openVisitor(transportWith(Socket, true), { session: visitor.session }, deadlineMs);
    expect(texts(back.connection.snapshot.messages)).toEqual(['the first']);
    await back.close();
  });

  play('a guest without an account comes back by his room alone', async (stage) => {
    const transport = transportWith(WebSocket as unknown as SocketConstructor, true);
    const guest = await openVisitor(transport, {}, deadlineMs);
    const { message } = await guest.say('hello, guest', { intent: 'chat' });
    await stage.desk(({ chats }) => chats.get(message.conversation)?.phase === 'open', 'the chat');
    await guest.close();
    await stage.harness.desk.say(message.conversation, [{ kind: 'text', text: 'still there?' }]);
    const back = await openVisitor(transport, { session: guest.session }, deadlineMs);
    expect(texts(back.connection.snapshot.messages)).toEqual(['hello, guest', 'still there?']);
    await back.say('yes');
    await back.close();
  });

  play('what an ordinary client writes is a message of the running conversation', async (stage, harness) => {
    const { visitor, conversation } = await stage.talk();
    await harness.sayPlainly(conversation, 'from a client of twenty years ago <3');
    const heard = await visitor.until(
      () => visitor.heard.find(({ from }) => from === 'operator'),
      'the words',
    );
    expect(heard).toMatchObject({
      conversation,
      author: { name: 'anna' },
      parts: [{ kind: 'text', text: 'from a client of twenty years ago <3' }],
    });
  });

  play('a stream that no longer answers is put out of the room by the next hello', async (stage) => {
    let isFrozen = false;
    class Freezing extends WebSocket {
      override send(data: string): void {
        if (!isFrozen) super.send(data);
      }
    }
    const { visitor, conversation } = await stage.talk();
    const frozen = await stage.visit(
      { session: visitor.session },
      transportWith(Freezing as unknown as SocketConstructor),
    );
    await stage.fence(conversation, visitor, frozen);
    isFrozen = true;
    const back = await stage.visit({ session: visitor.session });
    const error = await within(frozen.connection.closed, deadlineMs, 'the silent one is put out');
    expect(error).toMatchObject({ kind: 'retryable', message: 'put out of the room' });
    await stage.fence(conversation, visitor, back);
    await Promise.all([visitor.close(), back.close()]);
    await stage.desk((seen) => seen.visitors.get(conversation)?.connected === false, 'nobody is left');
  });

  play('another visitor’s room does not open to whoever has an account', async (stage) => {
    const { visitor } = await stage.talk();
    const thief = await stage.visit();
    const own = thief.session.split(' ');
    const room = visitor.session.split(' ')[2] ?? '';
    await rejects(
      stage.visit({ session: [own[0], own[1], room].join(' ') }),
      { kinds: ['auth'], code: 'token_unknown' },
      'connect with the room of another',
    );
  });
}
