import type { ServerResponse } from 'node:http';
import type { Outlet } from './outlet.js';
import { comment } from './toEvent.js';

/** One response for the whole life of a connection; it is gone when the response is. */
export function createLongOutlet(onGone: () => void): Outlet {
  let response: ServerResponse | undefined;
  return {
    get buffered() {
      return response?.writableLength ?? 0;
    },
    attach: (next, headers) => {
      response = next;
      next.once('close', onGone);
      // Whoever hangs up in the middle of a write is no failure of ours.
      next.on('error', () => next.destroy());
      next.writeHead(200, headers);
      next.flushHeaders();
      if (next.destroyed) onGone();
    },
    write: (text, done) => {
      response?.write(text, (error) => {
        if (!error) done?.();
      });
    },
    beat: () => {
      response?.write(comment);
    },
    end: (text) => {
      response?.end(text);
    },
    cut: () => {
      response?.destroy();
    },
  };
}
