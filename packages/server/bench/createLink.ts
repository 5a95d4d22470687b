import { WebSocket } from 'ws';
import { clock } from './clock.js';

/** A frame, to look into. */
// biome-ignore lint/suspicious/noExplicitAny: load looks into frames of every shape
export type Frame = Record<string, any>;

/** One client that comes back by itself, as a widget does. */
export interface Link {
  /** Every welcome: when it came. */
  readonly welcomed: readonly number[];
  /** When each try to connect was made. */
  readonly tries: readonly number[];
  send(frame: object): void;
}

/** Where a link goes and what it says. */
export interface LinkOptions {
  readonly address: string;
  readonly cookie?: string;
  readonly hello: () => object;
  readonly onFrame: (frame: Frame) => void;
}

/** The widget's: one quick try, then any time up to a ceiling that begins at ten seconds and doubles. */
const backOff = (failures: number): number =>
  Math.random() * (failures === 0 ? 500 : Math.min(30_000, 5_000 * 2 ** failures));

/** Connects, and stays connected for as long as its process lives. */
export function createLink({ address, cookie, hello, onFrame }: LinkOptions): Link {
  const welcomed: number[] = [];
  const tries: number[] = [];
  let failures = 0;
  let socket: WebSocket;
  const open = (): void => {
    tries.push(clock());
    socket = new WebSocket(address, {
      perMessageDeflate: false,
      ...(cookie === undefined ? {} : { headers: { cookie } }),
    });
    socket.once('open', () => socket.send(JSON.stringify({ type: 'hello', version: 1, ...hello() })));
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as Frame;
      if (frame.type === 'welcome') {
        failures = 0;
        welcomed.push(clock());
      }
      onFrame(frame);
    });
    // What went wrong is told by the close that follows.
    socket.on('error', () => socket.terminate());
    socket.once('close', () => {
      setTimeout(open, backOff(failures));
      failures += 1;
    });
  };
  open();
  return {
    welcomed,
    tries,
    send: (frame) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
    },
  };
}
