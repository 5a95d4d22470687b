import type { Part } from '@comptoir/transport';
import { createSession } from '../src/createSession.js';
import type { SessionOptions } from '../src/session.js';
import { createScriptedTransport, fullCapabilities, type Methods } from './createScriptedTransport.js';
import { createTestEnvironment, type TestStorage } from './createTestEnvironment.js';
import { createTestOrigin, type TestOriginOptions } from './createTestOrigin.js';

type Options = Partial<SessionOptions> & {
  readonly methods?: Methods;
  /** @default 'none': what is sent twice is there twice */
  readonly dedupe?: 'server' | 'lookup' | 'none';
};

const textOf = (parts: readonly Part[]) =>
  parts.map((part) => (part.kind === 'text' ? part.text : part.kind)).join('+');

/** A browser with one origin and one clock, whose tabs are sessions over backends that the test plays. */
export function createTestBrowser(options: TestOriginOptions = {}) {
  const clock = createTestEnvironment();
  const origin = createTestOrigin(options);
  let seed = 0;

  function open({ methods, dedupe = 'none', ...given }: Options = {}, storage?: TestStorage) {
    const page = createTestEnvironment({ beside: clock, seed: seed++ });
    const tab = origin.openTab(page, storage);
    const transport = createScriptedTransport({ ...fullCapabilities, dedupe }, methods);
    const session = createSession({ transport, environment: tab.environment, ...given });
    return {
      page,
      tab,
      transport,
      session,
      shown: () => session.$messages.get().map(({ parts, status }) => `${textOf(parts)}:${status}`),
      sent: () =>
        transport.attempts.flatMap(({ sends }) => sends.map(({ message }) => textOf(message.parts))),
      /** Begins and lets the backend accept. */
      async connect(token = 'token-1') {
        session.start();
        await clock.settle();
        transport.last().accept({ cursor: 'k0', session: token });
        await clock.settle();
      },
    };
  }

  return { clock, origin, open, keys: () => [...origin.local.entries.keys()].sort() };
}
