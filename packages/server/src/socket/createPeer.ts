import { setTimeout as delay } from 'node:timers/promises';
import { closeCodes } from '@comptoir/transport/wire';
import type { Limits } from '../limits/limits.js';
import type { Peer, ServerFrame } from './peer.js';
import type { Pipe } from './pipe.js';

/** How long the other side may take to answer a close before the connection is cut. */
const closeMs = 2_000;

/** Above this share of the buffer, messages wait for the reader: in the log, where they cost no memory. */
const stepShare = 16;

/** Bounds the sending half of a connection. */
export function createPeer(pipe: Pipe, limits: Limits): Peer {
  let gone = false;
  pipe.onClose(() => {
    gone = true;
  });
  const close = (code: number, reason: string): void => {
    if (gone) return;
    pipe.close(code, reason);
    // A reader that is stuck never sees the end behind its full buffer.
    const cut = setTimeout(() => pipe.cut(), closeMs);
    pipe.onClose(() => clearTimeout(cut));
  };
  const closeSlow = (): void => close(closeCodes.slowReader, 'come back with the cursor');
  const isBehind = (): boolean => pipe.buffered > limits.sendBufferBytes / stepShare;
  const send = (frame: ServerFrame): void => {
    if (!pipe.open) return;
    if (pipe.buffered > limits.sendBufferBytes) closeSlow();
    else pipe.write(frame);
  };
  return {
    get open() {
      return pipe.open;
    },
    get behind() {
      return isBehind();
    },
    send,
    sendInStep: async (frame) => {
      if (!pipe.open) return false;
      if (!isBehind()) {
        send(frame);
        return pipe.open;
      }
      const timer = new AbortController();
      const written = new Promise<true>((resolve) => pipe.write(frame, () => resolve(true)));
      const late = delay(limits.slowReaderMs, false, { signal: timer.signal }).catch(() => false);
      const inTime = await Promise.race([written, late]);
      timer.abort();
      if (!inTime) closeSlow();
      return pipe.open;
    },
    close,
  };
}
