import { setTimeout as delay } from 'node:timers/promises';
import { closeCodes } from '@comptoir/transport/wire';
import { WebSocket } from 'ws';
import type { Limits } from '../limits/limits.js';
import type { Peer, ServerFrame } from './peer.js';

/** How long the other side may take to answer a close before the socket is cut. */
const closeMs = 2_000;

/** Above this share of the buffer, messages wait for the reader. */
const stepShare = 4;

/** Wraps the sending half of a socket. */
export function createPeer(socket: WebSocket, limits: Limits): Peer {
  const isOpen = (): boolean => socket.readyState === WebSocket.OPEN;
  const close = (code: number, reason: string): void => {
    if (socket.readyState === WebSocket.CLOSED) return;
    socket.close(code, reason);
    // A reader that is stuck never sees the close frame behind its full buffer.
    const cut = setTimeout(() => socket.terminate(), closeMs);
    socket.once('close', () => clearTimeout(cut));
  };
  const closeSlow = (): void => close(closeCodes.slowReader, 'come back with the cursor');
  const send = (frame: ServerFrame): void => {
    if (!isOpen()) return;
    if (socket.bufferedAmount > limits.sendBufferBytes) closeSlow();
    else socket.send(JSON.stringify(frame));
  };
  return {
    get open() {
      return isOpen();
    },
    send,
    sendInStep: async (frame) => {
      if (!isOpen()) return false;
      if (socket.bufferedAmount <= limits.sendBufferBytes / stepShare) {
        send(frame);
        return isOpen();
      }
      const timer = new AbortController();
      const written = new Promise<true>((resolve) => {
        socket.send(JSON.stringify(frame), () => resolve(true));
      });
      const late = delay(limits.slowReaderMs, false, { signal: timer.signal }).catch(() => false);
      const inTime = await Promise.race([written, late]);
      timer.abort();
      if (!inTime) closeSlow();
      return isOpen();
    },
    close,
  };
}
