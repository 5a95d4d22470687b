import { createSession, type Session } from '@comptoir/core';
import { createMemoryBackend, memoryTransport } from '@comptoir/transport/memory';

/** The other side of a live window, in a test's hand. */
export interface Desk {
  say(text: string): void;
  end(): void;
}

/** A real session with a history of `count` messages behind it, and the desk to answer from. */
export function liveSession(count: number): { readonly session: Session; readonly desk: Desk } {
  const backend = createMemoryBackend({ operators: [{ id: 'anna', name: 'Anna' }] });
  let conversation = '';
  backend.watch((event) => {
    if (event.type === 'message') conversation = event.message.conversation;
  });
  const transport = memoryTransport({ backend, latencyMs: 5 });
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
    end: () => backend.end(conversation),
  };
  return { session, desk };
}
