import { once } from 'node:events';
import { WebSocket } from 'ws';

/** A frame as it came. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into frames of every shape
export type AnyFrame = Record<string, any>;

/** A bare socket that speaks frames: what the tests send is exactly what goes over the wire. */
export interface WireClient {
  readonly socket: WebSocket;
  /** Everything that came, in order. */
  readonly frames: readonly AnyFrame[];
  send(frame: object): void;
  sendRaw(data: string | Buffer): void;
  /** The first frame, from the beginning or yet to come, that fits. */
  waitFor(fits: (frame: AnyFrame) => boolean, what?: string): Promise<AnyFrame>;
  /** Resolves when `check` holds for all frames so far. */
  waitUntil(check: (frames: readonly AnyFrame[]) => boolean, what?: string): Promise<void>;
  /** Sends a request with a fresh id; resolves to its `ok` or `error`. */
  request(frame: object): Promise<AnyFrame>;
  /** The code the socket was closed with. */
  readonly closed: Promise<number>;
  close(): Promise<void>;
}

const waitMs = 10_000;

/** Opens a socket and waits for the handshake. */
export async function openWire(
  url: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<WireClient> {
  const socket = new WebSocket(url.replace(/^http/, 'ws') + path, { headers });
  const frames: AnyFrame[] = [];
  const checks = new Set<() => void>();
  let count = 0;
  const closed = new Promise<number>((resolve) => socket.once('close', (code) => resolve(code)));
  socket.on('message', (data) => {
    frames.push(JSON.parse(String(data)) as AnyFrame);
    for (const check of checks) check();
  });
  const settle = <T>(look: () => T | undefined, what: string): Promise<T> =>
    new Promise((resolve, reject) => {
      const check = (): void => {
        const found = look();
        if (found === undefined) return;
        checks.delete(check);
        clearTimeout(timer);
        resolve(found);
      };
      const timer = setTimeout(() => {
        checks.delete(check);
        const seen = frames.slice(-8).map((frame) => JSON.stringify(frame).slice(0, 300));
        reject(new Error(`${what} did not come; the last frames:\n${seen.join('\n')}`));
      }, waitMs);
      checks.add(check);
      check();
    });
  const waitFor: WireClient['waitFor'] = (fits, what = String(fits)) => {
    let next = 0;
    const look = (): AnyFrame | undefined => {
      // Each frame is looked at once: with thousands of them anything else takes minutes.
      for (; next < frames.length; next++) {
        const frame = frames[next];
        if (frame !== undefined && fits(frame)) return frame;
      }
      return undefined;
    };
    return settle(look, what);
  };
  await once(socket, 'open');
  socket.on('error', () => undefined);
  return {
    socket,
    frames,
    closed,
    send: (frame) => socket.send(JSON.stringify(frame)),
    sendRaw: (data) => socket.send(data),
    waitFor,
    waitUntil: async (check, what = String(check)) => {
      await settle(() => (check(frames) ? true : undefined), what);
    },
    request: (frame) => {
      count += 1;
      const id = `r${count}`;
      socket.send(JSON.stringify({ ...frame, id }));
      return waitFor(
        (answer) => answer.id === id && ['ok', 'error'].includes(answer.type),
        JSON.stringify(frame),
      );
    },
    close: async () => {
      socket.close();
      await closed;
    },
  };
}
