import { createSession, type Session } from '@comptoir/core';
import { createMemoryBackend, memoryTransport } from '@comptoir/transport/memory';

/** The other side of a live window, in a test's hand. */
export interface Desk {
  say(text: string): void;
  /** Changes what was said last. */
  edit(text: string): void;
  /** Takes away what was said last. */
  remove(): void;
  read(): void;
  type(isTyping: boolean): void;
  end(): void;
}

/** A real session with a history of `count` messages behind it, and the desk to answer from. */
export function liveSession(
  count: number,
  latencyMs: number,
): { readonly session: Session; readonly desk: Desk } {
  const backend = createMemoryBackend({ operators: [{ id: 'anna', name: 'Anna' }] });
  let conversation = '';
  let asked = '';
  let answered = '';
  backend.watch((event) => {
    if (event.type !== 'message') return;
    conversation = event.message.conversation;
    if (event.message.from === 'visitor') asked = event.message.id;
    if (event.message.from === 'operator') answered = event.message.id;
  });
  const transport = memoryTransport({ backend, latencyMs });
  const port = backend.attach({}, { event: () => undefined, cut: () => undefined });
  for (let index = 0; index < count; index++) {
    port.send({
      clientId: `seed-${index}`,
      parts: [{ kind: 'text', text: `Question ${index}` }],
      intent: 'chat',
    });
    backend.say(conversation, [
      { kind: 'text', text: `Answer ${index}, and enough words to fill a second line of the bubble.` },
    ]);
  }
  const token = port.snapshot.session;
  port.detach();
  const session = createSession({
    transport: {
      ...transport,
      connect: (hello, ...rest) => transport.connect({ session: token, ...hello }, ...rest),
    },
    consent: 'denied',
  });
  session.start('chat');
  const desk: Desk = {
    say: (text) => void backend.say(conversation, [{ kind: 'text', text }]),
    edit: (text) => void backend.edit(conversation, answered, [{ kind: 'text', text }]),
    remove: () => backend.remove(conversation, answered),
    read: () => backend.read(conversation, asked),
    type: (isTyping) => backend.type(conversation, isTyping),
    end: () => backend.end(conversation),
  };
  return { session, desk };
}
