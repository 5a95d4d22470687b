import { WebSocket } from 'ws';
import type { Limits } from '../limits/limits.js';
import type { Carrier } from './carrier.js';
import { createPeer } from './createPeer.js';
import type { Pipe } from './pipe.js';

function createPipe(socket: WebSocket): Pipe {
  return {
    get open() {
      return socket.readyState === WebSocket.OPEN;
    },
    get buffered() {
      return socket.bufferedAmount;
    },
    write: (frame, done) => socket.send(JSON.stringify(frame), done && (() => done())),
    close: (code, reason) => socket.close(code, reason),
    cut: () => socket.terminate(),
    onClose: (listener) => void socket.once('close', listener),
  };
}

/** A WebSocket as a carrier of frames. */
export function createSocketCarrier(socket: WebSocket, limits: Limits): Carrier {
  const pipe = createPipe(socket);
  return {
    peer: createPeer(pipe, limits),
    onFrame: (take) => {
      socket.on('message', (data, binary) => {
        void take(Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer), binary);
      });
    },
    onClose: pipe.onClose,
    onAlive: (listener) => {
      socket.on('pong', listener);
      socket.on('message', listener);
    },
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    ping: () => {
      if (pipe.open) socket.ping();
    },
    cut: pipe.cut,
  };
}
