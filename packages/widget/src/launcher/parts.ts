import type { Session } from '@comptoir/core';
import type { Chat, ChatState } from './chat.js';
import type { ChatOptions } from './chatOptions.js';
import type { Bar } from './createBar.js';
import type { Events } from './createEvents.js';

/** A verb with its arguments, for those parts that it concerns. */
export type Told = {
  readonly [Verb in keyof Chat]: readonly [verb: Verb, ...values: Parameters<Chat[Verb]>];
}['start' | 'end' | 'identify' | 'context' | 'track' | 'consent' | 'reset'];

/** What the lazy parts see of the counter. */
export interface Counter {
  readonly options: ChatOptions;
  readonly intents: NonNullable<ChatOptions['intents']>;
  readonly language: string;
  /** What all stored keys begin with. */
  readonly prefix: string;
  readonly bar: Bar;
  readonly events: Events;
  readonly chat: Chat;
  /** Hands over what was told so far, in order, and from then on each thing at once. */
  join(take: (told: Told) => void): void;
}

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
  destroy(): void;
}

/** The code that comes later, each part fetched once. */
export interface Parts {
  session(): Promise<{ takeSeat(counter: Counter): Promise<Seat> }>;
  window(): Promise<{ createWindow(counter: Counter, seat: Seat): ChatWindow }>;
  triggers(): Promise<{ watchPage(counter: Counter): Promise<Watch> }>;
}
