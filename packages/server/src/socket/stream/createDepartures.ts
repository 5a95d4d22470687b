import type { ServerResponse } from 'node:http';

/** Responses that have been ended and have not left yet. */
export interface Departures {
  /** Bytes of them that nobody has read. */
  readonly buffered: number;
  /** Ends a response, and breaks it off when it has not left in time. */
  end(response: ServerResponse, text?: string): void;
}

/** Sees ended responses off: one that is never read would stay open for ever. @param ms the time each of them has */
export function createDepartures(ms: number): Departures {
  const leaving = new Set<ServerResponse>();
  return {
    get buffered() {
      let bytes = 0;
      for (const { writableLength } of leaving) bytes += writableLength;
      return bytes;
    },
    end: (response, text = '') => {
      const timer = setTimeout(() => response.destroy(), ms);
      leaving.add(response);
      response.once('close', () => {
        clearTimeout(timer);
        leaving.delete(response);
      });
      response.end(text);
    },
  };
}
