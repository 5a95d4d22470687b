import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { createDepartures } from './createDepartures.js';
import type { Outlet } from './outlet.js';
import { comment } from './toEvent.js';

interface Waiting {
  readonly text: string;
  readonly done: (() => void) | undefined;
}

/**
 * Many short responses: each is ended with the first batch of events, because a proxy that holds back an open
 * response lets a finished one through. Between two of them the events wait.
 *
 * @param awayMs how long the client may stay away after a response before the connection counts as gone, and how
 * long a response may take to leave
 */
export function createShortOutlet(awayMs: number, onGone: () => void): Outlet {
  const waiting: Waiting[] = [];
  const departures = createDepartures(awayMs);
  let buffered = 0;
  let open: { readonly response: ServerResponse; readonly headers: OutgoingHttpHeaders } | undefined;
  let away: ReturnType<typeof setTimeout> | undefined;
  let isLast = false;
  let planned = false;

  const gone = (): void => {
    clearTimeout(away);
    onGone();
  };
  const finish = (): void => {
    if (open === undefined) return;
    const { response, headers } = open;
    open = undefined;
    const batch = waiting.splice(0);
    buffered = 0;
    const body = batch.map(({ text }) => text).join('');
    response.once('finish', () => {
      for (const { done } of batch) done?.();
    });
    response.writeHead(200, { ...headers, 'content-length': Buffer.byteLength(body) });
    departures.end(response, body);
    if (isLast) gone();
    else away = setTimeout(gone, awayMs);
  };
  /** What is said in the same turn leaves in the same response. */
  const plan = (): void => {
    if (planned) return;
    planned = true;
    setImmediate(() => {
      planned = false;
      if (waiting.length > 0) finish();
    });
  };
  const add = (text: string, done?: () => void): void => {
    buffered += Buffer.byteLength(text);
    waiting.push({ text, done });
    plan();
  };

  return {
    get buffered() {
      return buffered + departures.buffered;
    },
    attach: (response, headers) => {
      clearTimeout(away);
      finish();
      clearTimeout(away);
      open = { response, headers };
      response.on('error', () => response.destroy());
      response.once('close', () => {
        if (open?.response === response) gone();
      });
      if (response.destroyed) gone();
      else if (waiting.length > 0) plan();
    },
    write: add,
    beat: () => {
      if (open !== undefined) add(comment);
    },
    end: (text) => {
      isLast = true;
      add(text);
    },
    cut: () => {
      open?.response.destroy();
      open = undefined;
      gone();
    },
  };
}
