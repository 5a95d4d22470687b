import type { Engine } from '@comptoir/engines';
import type { Visit } from './createVisit.js';
import type { Place } from './place.js';

/** One page that makes it hard for the widget: beside its `template.html`, and `init.js` where the page has a script. */
export interface Scenario {
  /** What is shown to hold, as a sentence: it stands in docs/good-guest.md. */
  readonly title: string;
  /** Of the page, and of nothing else. */
  readonly headers?: (place: Place) => Readonly<Record<string, string>>;
  /** By what name the shop is reached; anything but 127.0.0.1 is no secure context. @default '127.0.0.1' */
  readonly host?: '127.0.0.1' | 'shop.test';
  /** How every file of the shop comes. @default at once */
  readonly line?: { readonly delayMs: number; readonly bytesPerSecond: number };
  /** @default 'text/html' */
  readonly type?: 'text/html' | 'application/xhtml+xml';
  /** Files from elsewhere, by the path that they are served under. */
  readonly files?: Readonly<Record<string, string>>;
  /**
   * The script that stands at a path when it is asked for the `times`-th time, counted from 1; `null` where there is
   * none, `undefined` for what is there anyway.
   */
  readonly serve?: (
    path: string,
    times: number,
    widget: ReadonlyMap<string, string>,
  ) => string | null | undefined;
  /** Why it cannot be shown here at all; `undefined` when it can. */
  readonly missing?: string | undefined;
  /** Why an engine cannot show it here. */
  readonly notIn?: Readonly<Partial<Record<Engine['name'], string>>>;
  /** Runs once in each engine, in a tab, an origin and a conversation of its own; fails by throwing. */
  readonly run: (visit: Visit) => Promise<void>;
}
