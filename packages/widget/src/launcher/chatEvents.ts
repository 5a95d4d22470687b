import type { ConnectionState } from '@comptoir/core';
import type { Conversation, Message, Rating } from '@comptoir/transport';

/** Something that went wrong inside; the page is never thrown at. */
export interface Problem {
  /**
   * `chunk_failed`: a part of the chat did not load or start. `call_failed`: a verb or a listener threw.
   * `verb_unknown`: there is no such verb, or `init` came twice. `rules_invalid`: a rule was switched off.
   * `storage_failed`: the browser blocks IndexedDB or has no room; the chat goes on, but unsent messages are gone
   * with the page. `refused`: the chat server does not take this page or this visitor; `cause` is a `ChatError`.
   */
  readonly code:
    | 'chunk_failed'
    | 'call_failed'
    | 'verb_unknown'
    | 'rules_invalid'
    | 'storage_failed'
    | 'refused';
  /** For a developer: what happened, or the name of the verb or event. */
  readonly message: string;
  readonly cause?: unknown;
}

/** What happens at the counter. Each is mirrored on `document` as a CustomEvent `comptoir:<name>`. */
export interface ChatEvents {
  readonly 'bar:shown': Record<never, never>;
  readonly 'bar:hidden': Record<never, never>;
  readonly 'window:opened': { readonly intent: string };
  readonly 'window:closed': Record<never, never>;
  readonly 'connection:changed': { readonly connection: ConnectionState };
  readonly 'conversation:started': { readonly conversation: Conversation };
  readonly 'conversation:ended': { readonly conversation: Conversation };
  readonly 'conversation:rated': { readonly conversation: Conversation; readonly rating: Rating };
  /** From the other side; once per message, also when the window is closed. */
  readonly 'message:received': { readonly message: Message };
  /** The visitor's own, when the backend has it. */
  readonly 'message:sent': { readonly message: Message };
  readonly 'unread:changed': { readonly count: number };
  readonly 'prompt:shown': { readonly ruleId: string };
  readonly 'prompt:dismissed': { readonly ruleId: string };
  readonly 'prompt:engaged': { readonly ruleId: string };
  readonly 'error:occurred': Problem;
}
