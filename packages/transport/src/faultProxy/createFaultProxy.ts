import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { Wire } from '../conformance/harness.js';
import { createPace } from './createPace.js';
import { createPassage, type Passage } from './createPassage.js';
import { noFaults } from './faults.js';
import { resetSocket } from './resetSocket.js';
import type { Target } from './target.js';

/** A wire that breaks on demand. */
export interface FaultProxy extends Wire {
  /** Where it listens, on 127.0.0.1. */
  readonly port: number;
  /** `http://127.0.0.1:port`, without a slash at the end. */
  readonly url: string;
  /** The same address by way of the proxy: scheme, path and query stay, host and port are its own. */
  through(url: string): string;
  /**
   * Its own address with this path and query behind it, as where a shop puts a chat under a path of its own. The
   * path is taken off each request before the backend sees it.
   */
  behind(pathAndQuery: string): string;
  /**
   * Says a text down every WebSocket as a message of its own, and down every event stream as an event, between
   * what the backend says. Answers how many heard it.
   */
  say(text: string): number;
  /** Resets all connections and stops listening; nothing of it is left once this has resolved. */
  close(): Promise<void>;
}

/** What a proxy can be told. */
export interface FaultProxyOptions {
  /** @default 0: any free port */
  readonly port?: number;
}

/**
 * Starts a proxy on 127.0.0.1 in front of a backend that speaks plain HTTP or WebSocket. Without a fault it passes
 * every byte on as it comes, and lets a slow reader slow the sender. For tests, in Node alone.
 *
 * @param target where the backend listens; as a function it is asked for each connection, for a backend that moves.
 * @throws Error of `listen` when the port is taken.
 */
export async function createFaultProxy(
  target: Target | (() => Target),
  { port: wanted = 0 }: FaultProxyOptions = {},
): Promise<FaultProxy> {
  const faults = noFaults();
  const pace = { up: createPace(), down: createPace() };
  const passages = new Set<Passage>();
  const prefixes = new Set<string>();
  const each = (act: (passage: Passage) => void) => {
    for (const passage of [...passages]) act(passage);
  };
  let nobodyLeft: () => void = () => undefined;
  const look = () => each((passage) => passage.look());

  const server = createServer({ allowHalfOpen: true }, (client) => {
    if (faults.isRefusing && !faults.isBlack) {
      client.on('error', () => undefined);
      resetSocket(client);
      return;
    }
    const passage = createPassage(client, {
      target: typeof target === 'function' ? target : () => target,
      faults,
      pace,
      prefixes,
      onGone() {
        passages.delete(passage);
        if (passages.size === 0) nobodyLeft();
      },
    });
    passages.add(passage);
  });
  server.listen(wanted, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  return {
    port,
    url: `http://127.0.0.1:${port}`,
    through(url) {
      const address = new URL(url);
      address.host = `127.0.0.1:${port}`;
      return address.href;
    },
    behind(pathAndQuery) {
      const address = new URL(pathAndQuery, `http://127.0.0.1:${port}`);
      prefixes.add(address.pathname.replace(/\/$/, ''));
      return address.href;
    },
    cut: () => each((passage) => passage.cut()),
    cutAfter(direction, bytes) {
      faults.limits[direction] = { bytes };
    },
    hold(direction) {
      faults.held.add(direction);
    },
    blackhole() {
      faults.isBlack = true;
      look();
    },
    refuse() {
      faults.isRefusing = true;
    },
    swallow(answer) {
      if (!(answer >= 1)) throw new RangeError(`swallow(${answer}): answers are counted from 1`);
      faults.swallow = answer;
    },
    delay(ms) {
      faults.delayMs = ms;
    },
    rate(bytesPerSecond) {
      if (!(bytesPerSecond > 0))
        throw new RangeError(`rate(${bytesPerSecond}): use hold() for no bytes at all`);
      faults.bytesPerSecond = bytesPerSecond;
    },
    answer(status, { times = Number.POSITIVE_INFINITY, retryAfterSeconds } = {}) {
      faults.answer = times > 0 ? { status, times, retryAfterSeconds } : undefined;
    },
    heal() {
      Object.assign(faults, noFaults());
      each((passage) => passage.heal());
    },
    say: (text) => [...passages].filter((passage) => passage.say(text)).length,
    get open() {
      return [...passages].filter(({ isOpen }) => isOpen).length;
    },
    async close() {
      const stopped = once(server, 'close');
      const gone = new Promise<void>((resolve) => {
        nobodyLeft = resolve;
      });
      server.close();
      if (passages.size === 0) nobodyLeft();
      each((passage) => passage.cut());
      await Promise.all([stopped, gone]);
    },
  };
}
