import type { Consent } from '@comptoir/core';
import type { Transport, VisitorContext } from '@comptoir/transport';
import type { OwnWords } from '../locales/ownWords.js';
import type { Intent } from '../panel/panel.js';

/** What a shop can say of consent: a word of its own, or `auto` for that of the page's consent tools. */
export type ConsentChoice = Consent | 'auto';

/** Everything a shop can set. All of it is optional. */
export interface ChatOptions {
  /** Base address of a Comptoir server. Without it and without `transport` a scripted operator in the page answers. */
  readonly server?: string | undefined;
  /** The way to any other backend; wins over `server`. */
  readonly transport?: Transport | undefined;
  /** The buttons of the bar, in order. @default chat and stylist */
  readonly intents?: readonly Intent[] | undefined;
  /** BCP 47 tag. @default the page's `<html lang>`, else the browser's */
  readonly language?: string | undefined;
  /** Words of the shop's own, written in `language`. @default English, or Russian for `ru` */
  readonly words?: OwnWords | undefined;
  /**
   * What may be kept on the visitor's device. With `auto` the page's consent tools say it: docs/privacy.md.
   * @default 'on-open'
   */
  readonly consent?: ConsentChoice | undefined;
  /** The rule set, or the address of its JSON file; fetched when the page is idle. */
  readonly triggers?: string | object | undefined;
  /** Separates the stored keys of several counters on one origin; without dots. @default 'default' */
  readonly namespace?: string | undefined;
  /** Folder that holds the loader's version folder. @default the loader's own, at its exact version */
  readonly assetBase?: string | undefined;
  /** For browsers without constructed style sheets (Safari before 16.4) under a strict policy. */
  readonly nonce?: string | undefined;
  /** What the operator should see from the first message. */
  readonly context?: VisitorContext | undefined;
  /** Starts without the bar, until `show`. @default false */
  readonly hidden?: boolean | undefined;
}
