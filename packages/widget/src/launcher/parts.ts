import type { Consent, Session } from '@comptoir/core';
import type { Explanation } from '@comptoir/triggers';
import type { Events } from '../front/createEvents.js';
import type { Chat, ChatState } from './chat.js';
import type { Problem } from './chatEvents.js';
import type { ChatOptions } from './chatOptions.js';
import type { Bar } from './createBar.js';

/** A call as it was made: the verb, up to two values, and what it answered once it was carried out. */
export type Call = [verb: string, first?: unknown, second?: unknown, answer?: unknown];

/** What the page paid for at once: the bar, and what was called so far. */
export interface Ground {
  readonly options: ChatOptions;
  readonly intents: NonNullable<ChatOptions['intents']>;
  readonly language: string;
  /** What all stored keys begin with. */
  readonly prefix: string;
  readonly bar: Bar;
  readonly parts: Parts;
  /** Calls that wait for the front, oldest first. */
  readonly calls: Call[];
  /** The newest 20, oldest first. */
  readonly problems: Problem[];
  /** Shows or hides the bar and its room. */
  display(shown: boolean): void;
  /** Removes at once what both storages keep. */
  wipe(below?: string): void;
  /** Takes everything out of the page. */
  leave(): void;
}

/** A verb with its arguments, for those parts that it concerns. */
export type Told =
  | {
      readonly [Verb in keyof Chat]: readonly [verb: Verb, ...values: Parameters<Chat[Verb]>];
    }['start' | 'end' | 'identify' | 'context' | 'track' | 'reset']
  | readonly [verb: 'consent', consent: Consent];

/** What session, window and rules see of the counter. */
export interface Counter extends Ground {
  /** What is allowed now. */
  consent(): Consent;
  /** The visitor has denied in another tab. */
  onDenied(): void;
  /** The visitor has gone, here or in another tab: set by the window, which begins anew. */
  renew?: () => void;
  readonly events: Events;
  readonly chat: Chat;
  /** Hands over what was told so far, in order, and from then on each thing at once. */
  join(take: (told: Told) => void): void;
}

/** Carries out every verb; made by whichever part comes first. */
export type Front = (...call: Call) => unknown;

/** The session with all that listens to it. */
export interface Seat {
  readonly session: Session;
  /** The members that the session decides. */
  state(): Pick<ChatState, 'unread' | 'connection' | 'conversation'>;
  /** Whose window to open when nobody says which. */
  intent(): string | undefined;
  destroy(): void;
}

/** The chat window around the panel. */
export interface ChatWindow {
  /** Of the open window. */
  readonly intent: string | undefined;
  show(intent: string, focus: boolean, draft: string | undefined): void;
  hide(): void;
}

/** The rule engine with all that feeds it. */
export interface Watch {
  explain(): Promise<Explanation>;
  destroy(): void;
}

interface Fronted {
  createFront(ground: Ground): Front;
}

/** What the visitor opens: session and window. */
interface Opening extends Fronted {
  takeSeat(counter: Counter): Promise<Seat>;
  createWindow(counter: Counter, seat: Seat): ChatWindow;
}

/** The code that comes later, each part fetched once. */
export interface Parts {
  opening(): Promise<Opening>;
  consent(): Promise<Fronted & { followSignals(tell: (consent: Consent) => void): () => void }>;
  triggers(): Promise<Fronted & { watchPage(counter: Counter): Promise<Watch> }>;
}
