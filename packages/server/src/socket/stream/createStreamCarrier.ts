import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { requestId } from '@comptoir/transport/wire';
import type { Limits } from '../../limits/limits.js';
import type { Carrier, TakeFrame } from '../carrier.js';
import { createPeer } from '../createPeer.js';
import type { ServerFrame } from '../peer.js';
import type { Pipe } from '../pipe.js';
import { createLongOutlet } from './createLongOutlet.js';
import { createShortOutlet } from './createShortOutlet.js';
import { toCloseEvent, toEvent, toLinkEvent } from './toEvent.js';

/** A connection over plain HTTP: events go down in responses, frames come up as requests. */
export interface StreamCarrier extends Carrier {
  /** Gives it the next response to write events into. */
  attach(response: ServerResponse, headers: OutgoingHttpHeaders): void;
  /** Handles the frames of one request, in order; resolves to their answers. */
  post(frames: readonly Buffer[]): Promise<readonly ServerFrame[]>;
}

/** How one is made. */
export interface StreamOptions {
  /** What requests of this connection carry. */
  readonly key: string;
  /** Whether each response ends with its first batch of events. */
  readonly short: boolean;
  readonly limits: Limits;
}

/** Makes one that has said its key and nothing else. It is open until a response ends without being replaced. */
export function createStreamCarrier({ key, short, limits }: StreamOptions): StreamCarrier {
  const onClose = new Set<() => void>();
  const onAlive = new Set<() => void>();
  const answers = new Map<string, ServerFrame[]>();
  const resumed = new Set<() => void>();
  let take: TakeFrame = () => Promise.resolve();
  let state: 'open' | 'closing' | 'gone' = 'open';
  let first = toLinkEvent(key);
  let paused = false;

  const gone = (): void => {
    if (state === 'gone') return;
    state = 'gone';
    for (const listener of onClose) listener();
    resume();
  };
  const alive = (): void => {
    for (const listener of onAlive) listener();
  };
  const resume = (): void => {
    paused = false;
    for (const go of resumed) go();
    resumed.clear();
  };
  const outlet = (short ? createShortOutlet : createLongOutlet)(limits.slowReaderMs, gone);
  /** The key leaves together with what is said first, so that a short response brings both. */
  const withKey = (text: string): string => {
    const all = first + text;
    first = '';
    return all;
  };
  const pipe: Pipe = {
    get open() {
      return state === 'open';
    },
    get buffered() {
      return outlet.buffered;
    },
    write: (frame, done) => {
      const id = frame.type === 'ok' || frame.type === 'error' ? frame.id : undefined;
      const answer = id === undefined ? undefined : answers.get(id);
      if (answer === undefined) outlet.write(withKey(toEvent(frame)), done);
      else {
        answer.push(frame);
        done?.();
      }
    },
    close: (code, reason) => {
      if (state !== 'open') return;
      state = 'closing';
      outlet.end(withKey(toCloseEvent(code, reason)));
    },
    cut: outlet.cut,
    onClose: (listener) => void onClose.add(listener),
  };
  return {
    peer: createPeer(pipe, limits),
    onFrame: (next) => {
      take = next;
    },
    onClose: pipe.onClose,
    onAlive: (listener) => void onAlive.add(listener),
    pause: () => {
      paused = true;
    },
    resume,
    ping: outlet.beat,
    cut: outlet.cut,
    attach: (response, headers) => {
      alive();
      outlet.attach(response, headers);
    },
    post: async (frames) => {
      alive();
      const said: ServerFrame[] = [];
      const ids = frames.map((frame) => requestId(frame.toString('utf8')));
      if (paused) await new Promise<void>((resolve) => resumed.add(resolve));
      for (const id of ids) if (id !== undefined) answers.set(id, said);
      await Promise.all(frames.map((frame) => take(frame, false)));
      for (const id of ids) if (id !== undefined && answers.get(id) === said) answers.delete(id);
      return said;
    },
  };
}
