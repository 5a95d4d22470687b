import type { Message } from '@comptoir/transport';

/** What each subject lets the probe do; the page's first script sets it as `window.bench`. */
export interface Bench {
  /** The shadow root that everything of it stands in, once it is there. */
  root(): ShadowRoot | undefined;
  /** Opens the window with whatever it needs to show messages, and waits for none of them. */
  open(): void;
  /** Hands over messages all at once, as a history. */
  give(messages: readonly Message[]): void;
  /** Hands over one that comes while the window is open. */
  push(message: Message): void;
}

declare global {
  interface Window {
    bench: Bench;
    /** Set by a floor. */
    floor?: Pick<Bench, 'give'>;
  }
}
