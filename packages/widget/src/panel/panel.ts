import type { Session } from '@comptoir/core';
import type { Form, LocalizedText } from '@comptoir/transport';
import type { ReadableAtom } from 'nanostores';
import type { OwnWords } from '../locales/ownWords.js';

/** One button of the bar and all that belongs to it. */
export interface Intent {
  /** `chat`, `stylist`, or a shop's own; operators' groups carry the same names. */
  readonly id: string;
  /** The button's text. @default the locale's text for `chat` and `stylist`, else the id */
  readonly label?: LocalizedText;
  readonly icon?: 'chat' | 'stylist';
  /** First lines of the window, before anybody wrote. @default the locale's */
  readonly greeting?: LocalizedText;
  /** A questionnaire to offer under the greeting: the form, or the URL of its JSON file. */
  readonly form?: Form | string;
}

/** What the chat window is given; it reads stores, calls verbs and touches nothing else. */
export interface PanelOptions {
  /** Element inside the shadow root to render into. */
  readonly container: HTMLElement;
  readonly session: Session;
  readonly intents: readonly Intent[];
  /** The path of an intent's drawing on a field of 24 by 24: the one on its button. */
  drawing(intent: string): string;
  /** What the visitor pressed last. */
  readonly $intent: ReadableAtom<string>;
  /** BCP 47 tag. */
  readonly language: string;
  /** In place of ours. */
  readonly words?: OwnWords | undefined;
  /** Separates the stored drafts of several widgets on one origin. @default 'default' */
  readonly namespace?: string;
  /** Half-filled questionnaires, also where none may be kept in a storage. */
  readonly drafts: Map<string, string>;
  /** Whether half-filled questionnaires may be kept in this tab's storage, asked each time. @default always */
  readonly keepDrafts?: () => boolean;
  /** Closes the window; the conversation goes on. */
  close(): void;
}

/** The chat window. */
export interface Panel {
  /** Puts the focus into the composer, or onto what stands in its place. */
  focus(): void;
  destroy(): void;
}
