import type { TransportEvent } from '../../transport.js';

/** Where events leave, in order, once the connection has been handed over. */
export interface Outlet {
  push(event: TransportEvent): void;
  /** Lets events out, what was kept first. */
  open(): void;
  /** Nothing leaves any more. */
  shut(): void;
}

/** Makes an outlet; a listener that throws harms nobody. */
export function createOutlet(on: (event: TransportEvent) => void): Outlet {
  const kept: TransportEvent[] = [];
  let isOpen = false;
  let isShut = false;
  const deliver = (event: TransportEvent) => {
    if (isShut) return;
    try {
      on(event);
    } catch (cause) {
      // The page hears of its own mistake; nobody else is harmed by it.
      (globalThis as { reportError?: (cause: unknown) => void }).reportError?.(cause);
    }
  };
  return {
    push: (event) => (isOpen ? deliver(event) : kept.push(event)),
    open() {
      isOpen = true;
      kept.forEach(deliver);
    },
    shut() {
      isShut = true;
    },
  };
}
