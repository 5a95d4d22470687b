import type { ConnectionState, Proof } from '@comptoir/core';
import type { Conversation, Identity, VisitorContext } from '@comptoir/transport';
import type { Explanation } from '@comptoir/triggers';
import type { ChatEvents, Problem } from './chatEvents.js';
import type { ConsentChoice } from './chatOptions.js';

/** How a window is opened. */
export interface OpenOptions {
  /** Which button's window. @default the running conversation's, else the last one pressed, else the first */
  readonly intent?: string | undefined;
  /** Put into the composer, unless the visitor has begun a text of his own. */
  readonly draft?: string | undefined;
  /** Added to what the operator sees. */
  readonly context?: VisitorContext | undefined;
}

/** What `get` can be asked for. */
export interface ChatState {
  /** Whether the window is open. */
  readonly open: boolean;
  readonly unread: number;
  /** `{ phase: 'idle' }` until the session was needed. */
  readonly connection: ConnectionState;
  readonly conversation: Conversation | undefined;
  /** The newest 20, oldest first. */
  readonly problems: readonly Problem[];
  /** Why prompts were shown or not, for whoever writes the rules; `undefined` until the rules are loaded. */
  readonly explanation: Promise<Explanation> | undefined;
}

/**
 * One counter on a page. Three pairs of verbs: `show` and `hide` the bar, `open` and `close` the window,
 * `start` and `end` a conversation. Every verb can be called at any time; what needs code that is still on
 * its way happens in order once it is there.
 */
export interface Chat {
  show(): void;
  /** Takes the bar and its room away and closes the window; the conversation goes on. */
  hide(): void;
  open(options?: OpenOptions): void;
  close(): void;
  /** Connects without opening the window; the next message has this intent. */
  start(intent?: string): void;
  end(): void;
  /**
   * Says who the visitor is, or proves it by a JSON Web Token of the shop's server: `identify({ token })`, or
   * `identify(async () => token)`. Sends nothing before the first conversation.
   */
  identify(who: Identity | Proof): void;
  /** Members that are absent keep their last value. Sends nothing before the first conversation. */
  context(context: VisitorContext): void;
  /** A signal of the shop's own that rules can wait for. */
  track(name: string, data?: Readonly<Record<string, unknown>>): void;
  /**
   * Changes what may be kept; wins over the page's consent tools until it is `auto`. `denied` wipes what is kept, in
   * all tabs; a conversation goes on in memory.
   */
  consent(consent: ConsentChoice): void;
  /** Calls back until the answer is called. */
  on<Name extends keyof ChatEvents>(event: Name, listener: (payload: ChatEvents[Name]) => void): () => void;
  get<Name extends keyof ChatState>(what: Name): ChatState[Name];
  /** Forgets the person, for a sign-out: token, conversation, draft. */
  reset(): void;
  /** Leaves the page as it was. What is stored stays. Idempotent. */
  destroy(): void;
}
