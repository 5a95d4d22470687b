import type { Person } from '@comptoir/transport';
import type { ComponentType, RefObject } from 'preact';

/** What is needed once a conversation begins, and comes as one chunk with the first letter of it. */
export interface TalkParts {
  /** In the head: who is talking, in place of the intent's name. */
  readonly Operator: ComponentType<{ readonly person: Person; readonly title: string }>;
  /** In the head: the way to end, asked twice. */
  readonly EndButton: ComponentType;
  readonly IntentStrip: ComponentType;
  readonly MessageLog: ComponentType<{
    readonly scroller: RefObject<HTMLElement | null>;
    /** Something came in while the reader was further up, or he has seen it. */
    onMissed(missed: boolean): void;
  }>;
  readonly NewBelow: ComponentType<{ onClick(): void }>;
  /** After the last message. */
  readonly Ending: ComponentType<{ readonly greeted: boolean }>;
  readonly StatusLine: ComponentType;
}
