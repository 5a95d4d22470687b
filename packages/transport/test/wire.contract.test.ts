import { describe, expect, test, vi } from 'vitest';
import { testTransport } from '../src/conformance/index.js';
import { calledNotSent, type Fault, freshIds } from './broken.js';
import { createInHouseHarness } from './createInHouseHarness.js';
import { loadGuide } from './loadGuide.js';

vi.spyOn(console, 'error').mockImplementation(() => undefined);
const inHouseTransport = await loadGuide();

/** The kit's cases by id, over the guide's backend behind a fault proxy and an adapter that may be broken. */
function casesOver(wrap: Fault['wrap'] = (transport) => transport): ReadonlyMap<string, () => Promise<void>> {
  const cases = new Map<string, () => Promise<void>>();
  testTransport({
    test: (name, run) => cases.set(name.split(' ')[0] ?? '', run),
    capabilities: inHouseTransport({ url: 'ws://127.0.0.1:9' }).capabilities,
    abilities: ['kill', 'start', 'babble', 'wire'],
    create: () => createInHouseHarness((options) => wrap(inHouseTransport(options)), { withWire: true }),
    deadlineMs: 800,
  });
  return cases;
}

const verdict = (run: (() => Promise<void>) | undefined) =>
  run?.().then(
    () => 'green',
    (error: Error) => `red: ${error.message}`,
  );

/** Adapters that meet a bad wire unprepared. */
const wireFaults: readonly Fault[] = [
  {
    name: 'no heartbeat, as in the guide: a half-open connection is never noticed',
    caught: ['#8'],
    wrap: (transport) => transport,
  },
  {
    name: 'what was cut off is called not sent',
    caught: ['#25', '#27'],
    wrap: calledNotSent,
  },
  {
    name: 'each try has an id of its own',
    caught: ['#25', '#28b'],
    wrap: freshIds,
  },
  {
    name: 'reconnects by itself, beside the session that does',
    caught: ['#10b'],
    wrap: (transport) => ({
      ...transport,
      async connect(hello, on, signal) {
        const made = await transport.connect(hello, on, signal);
        const { session } = made.snapshot;
        const again = () => transport.connect({ session }, () => undefined, signal);
        void made.closed.then(again).catch(() => undefined);
        return made;
      },
    }),
  },
  {
    name: 'a bad answer is a programmer’s error',
    caught: ['#3b'],
    wrap: (transport) => ({
      ...transport,
      connect: (hello, on, signal) =>
        transport.connect(hello, on, signal).catch((cause: unknown) => {
          throw new TypeError('unexpected answer', { cause });
        }),
    }),
  },
];

describe('an adapter that is unprepared for a bad wire is caught', () => {
  for (const { name, caught, wrap } of wireFaults) {
    test(`${name}: ${caught.join(', ')}`, async () => {
      const cases = casesOver(wrap);
      for (const id of caught) expect(`${id} ${await verdict(cases.get(id))}`).toMatch(/^#\w+ red/);
    });
  }
});

describe('an adapter that is prepared for it passes', () => {
  const cases = casesOver();
  for (const id of ['#3b', '#10b', '#25', '#26', '#26b', '#27', '#28b', '#L2', '#L5']) {
    test(id, async () => {
      expect(await verdict(cases.get(id))).toBe('green');
    });
  }
});
