import type { Money } from './money.js';

/** What the shop tells about the page, the cart and the visitor. What is absent is unknown, never 0 or empty. */
export interface ShopContext {
  readonly page?: {
    /** @default the address of the document */
    readonly url?: string;
    /** @default the path of `url` */
    readonly path?: string;
    /** The shop's own word: `listing`, `product`, `cart`, `checkout`; `payment` keeps all prompts away. */
    readonly type?: string;
    /** @default the document's title */
    readonly title?: string;
    /** @default the document's language */
    readonly language?: string;
  };
  readonly cart?: {
    readonly total?: Money;
    readonly count?: number;
    readonly lines?: readonly { readonly sku: string; readonly quantity?: number }[];
  };
  readonly visitor?: {
    /** @default from the history, where it may be kept across visits */
    readonly new?: boolean;
  };
}

/** What the widget tells about the chat. */
export interface ChatFacts {
  /** Whether there has never been a conversation. */
  readonly 'chat.never'?: boolean;
  /** Whether the window is open: keeps every prompt away. */
  readonly 'chat.open'?: boolean;
  /** Whether a conversation is queued or open: keeps every prompt away. */
  readonly 'chat.active'?: boolean;
  readonly 'chat.rated'?: boolean;
  /** When the last conversation ended, in milliseconds since the epoch: the fact `chat.endedAgo`. */
  readonly 'chat.endedAt'?: number;
}
