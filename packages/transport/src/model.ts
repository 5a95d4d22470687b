/**
 * The vocabulary of the whole project: what a message, a conversation, a form and a cart are.
 *
 * Every string that comes from outside (texts, names, labels, file names, URLs) is plain text and is
 * never HTML. Times are milliseconds since the epoch by the backend's clock. Money is integer minor units.
 */

/** The backend's own id of a message; opaque. */
export type MessageId = string;

/** Id made by the sender before the first try and never reused: uuid v7, so that sorting follows creation. */
export type ClientId = string;

/** The backend's own id of a conversation; opaque. */
export type ConversationId = string;

/** Resume point of one visitor's log; only the adapter that made it can read it. */
export type Cursor = string;

/** The visitor's secret at the backend; stored by core, never in a URL, an error or a log. */
export type SessionToken = string;

/** One text, or one text per language tag (`{ en: …, ru: … }`); read it with `localize`. */
export type LocalizedText = string | Readonly<Record<string, string>>;

/** A sum of money: integer minor units (kopecks, cents) and an ISO 4217 code. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

/** Somebody who writes messages: an operator or a bot. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly avatarUrl?: string;
}

/** A stored file; `size` in bytes, `width` and `height` in pixels for images. */
export interface FileRef {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly url: string;
  readonly width?: number;
  readonly height?: number;
}

/** A shop's article as it is shown in a message or a cart line. */
export interface Product {
  readonly sku: string;
  readonly title: string;
  readonly price?: Money;
  readonly url?: string;
  readonly imageUrl?: string;
}

/** One line of a cart or an order. */
export interface CartLine extends Product {
  readonly quantity: number;
}

/** What the visitor has put aside. Unknown values are absent, never 0 or an empty string. */
export interface Cart {
  readonly total?: Money;
  readonly count?: number;
  readonly lines?: readonly CartLine[];
}

/** The page the visitor is on. */
export interface PageContext {
  readonly url: string;
  readonly title?: string;
  readonly type?: string;
  readonly referrer?: string;
}

/** Who the shop says the visitor is. Unproven unless the backend checked it. */
export interface Identity {
  readonly id: string;
  readonly name?: string;
  readonly email?: string;
}

/** What the operator sees beside the chat; each call replaces the named members only. */
export interface VisitorContext {
  readonly page?: PageContext;
  readonly cart?: Cart;
  /** BCP 47 tag of the language the widget speaks. */
  readonly language?: string;
  readonly timeZone?: string;
  readonly person?: Identity;
}

/** One option of a choice. */
export interface FormOption {
  readonly value: string;
  readonly label: LocalizedText;
}

interface FormStepBase {
  /** Key of the answer; unique within the form. */
  readonly name: string;
  readonly label: LocalizedText;
  readonly hint?: LocalizedText;
}

/** One question. Every step can be skipped by the visitor, so none is ever required. */
export type FormStep = FormStepBase &
  (
    | { readonly kind: 'text'; readonly multiline?: boolean; readonly maxLength?: number }
    | { readonly kind: 'choice'; readonly options: readonly FormOption[] }
    | { readonly kind: 'multiChoice'; readonly options: readonly FormOption[]; readonly max?: number }
    | {
        readonly kind: 'scale';
        readonly min: number;
        readonly max: number;
        readonly minLabel?: LocalizedText;
        readonly maxLabel?: LocalizedText;
      }
    | { readonly kind: 'size'; readonly options: readonly FormOption[] }
    | { readonly kind: 'photo'; readonly maxFiles?: number }
  );

/** A questionnaire: a typed, versioned file. A change of steps is a new `version`. */
export interface Form {
  readonly id: string;
  readonly version: number;
  readonly title: LocalizedText;
  readonly intro?: LocalizedText;
  readonly steps: readonly FormStep[];
}

/** One answered or skipped step, with the label as the visitor read it. */
export interface FormAnswer {
  readonly name: string;
  readonly label: string;
  readonly skipped: boolean;
  /** Human-readable values; empty when skipped. */
  readonly values: readonly string[];
  readonly files?: readonly FileRef[];
}

/** One piece of a message. Each kind has a plain-text fallback, see `toPlainText`. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly file: FileRef }
  | { readonly kind: 'product'; readonly product: Product }
  | {
      readonly kind: 'order';
      readonly number: string;
      readonly status?: string;
      readonly total?: Money;
      readonly url?: string;
    }
  | { readonly kind: 'choices'; readonly text?: string; readonly options: readonly FormOption[] }
  | { readonly kind: 'form'; readonly form: Form }
  | {
      readonly kind: 'formAnswers';
      readonly formId: string;
      readonly formVersion: number;
      readonly title: string;
      readonly answers: readonly FormAnswer[];
    }
  | { readonly kind: 'link'; readonly url: string; readonly title?: string }
  | { readonly kind: 'notice'; readonly notice: Notice };

/** Something that happened to the conversation; the widget words it in the visitor's language. */
export type Notice =
  | { readonly code: 'operator_joined'; readonly name: string }
  | { readonly code: 'operator_left'; readonly name: string }
  | { readonly code: 'conversation_ended'; readonly by: 'visitor' | 'operator' | 'system' };

/** Who wrote a message. */
export type Sender = 'visitor' | 'operator' | 'bot' | 'system';

/** One entry of a conversation's log. */
export interface Message {
  readonly id: MessageId;
  /** Present on messages whose sender made one: pairs the local echo with the stored message. */
  readonly clientId?: ClientId;
  /** Plain string comparison sorts all messages of one visitor; from the backend, never from a visitor's clock. */
  readonly order: string;
  readonly conversation: ConversationId;
  readonly at: number;
  readonly from: Sender;
  readonly author?: Person;
  readonly parts: readonly Part[];
  /** Whether its author has changed it since it was sent; id, clientId, order and time stay. */
  readonly edited?: boolean;
  /** Whether it has been taken away: no part is left, only its place. */
  readonly removed?: boolean;
}

/** Stars and words about an ended conversation. */
export interface Rating {
  /** Whole number from 1 to 5. */
  readonly score: number;
  readonly comment?: string;
  /** The visitor's answer to "was your question solved?"; absent when not answered. */
  readonly solved?: boolean;
}

/** One episode of service: from the first message to the end and its rating. */
export interface Conversation {
  readonly id: ConversationId;
  /** What the visitor pressed: `chat`, `stylist`, or a shop's own intent. */
  readonly intent: string;
  readonly phase: 'queued' | 'open' | 'ended';
  readonly operator?: Person;
  /** Only while queued. `position` counts from 1; `waitSeconds` is absent when there is nothing to estimate from. */
  readonly queue?: { readonly position: number; readonly waitSeconds?: number };
  readonly endedAt?: number;
  /** Present once the visitor has rated. */
  readonly rating?: Rating;
}

/** Whether somebody is there, per intent. */
export interface Availability {
  readonly online: boolean;
  readonly intents: Readonly<Record<string, boolean>>;
}

/** A note left while nobody is there. */
export interface OfflineNote {
  readonly clientId: ClientId;
  readonly intent: string;
  readonly name?: string;
  /** E-mail or telephone, as written. */
  readonly contact: string;
  readonly text: string;
}
