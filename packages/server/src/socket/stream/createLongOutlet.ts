import type { ServerResponse } from 'node:http';
import { createDepartures } from './createDepartures.js';
import type { Outlet } from './outlet.js';
import { comment } from './toEvent.js';

/**
 * One response at a time, for as long as the connection lives; it is gone when the last one is. Another response
 * takes the place of the one before.
 *
 * @param leaveMs how long a response that has been ended may take to leave
 */
export function createLongOutlet(leaveMs: number, onGone: () => void): Outlet {
  const departures = createDepartures(leaveMs);
  let response: ServerResponse | undefined;
  let last: string | undefined;
  return {
    get buffered() {
      return departures.buffered + (last === undefined ? (response?.writableLength ?? 0) : 0);
    },
    attach: (next, headers) => {
      const before = response;
      response = next;
      // Whoever ended it has seen it off already.
      if (before !== undefined && last === undefined) departures.end(before);
      next.once('close', () => {
        if (response === next) onGone();
      });
      // Whoever hangs up in the middle of a write is no failure of ours.
      next.on('error', () => next.destroy());
      next.writeHead(200, headers);
      if (last === undefined) next.flushHeaders();
      else departures.end(next, last);
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
      last = text;
      if (response !== undefined) departures.end(response, text);
    },
    cut: () => {
      response?.destroy();
    },
  };
}
