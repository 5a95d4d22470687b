import { setTimeout as delay } from 'node:timers/promises';
import type { Engine, Tab } from '@comptoir/engines';
import type { Message, Part } from '@comptoir/transport';
import type { House } from './openHouse.js';
import type { Served } from './place.js';

/** What `watch.js` has written down in the page. */
export interface PageLog {
  readonly errors: readonly string[];
  readonly violations: readonly string[];
  /** What was said to the console. */
  readonly spoken: readonly string[];
  /** Cumulative layout shift; always 0 outside of Chromium. */
  readonly shift: number;
}

/** A visitor on a scenario's page, and the operator he talks to. */
export interface Visit {
  readonly engine: Engine['name'];
  readonly tab: Tab;
  readonly place: Served;
  readonly house: House;
  /** Loads the page and waits for the bar; `/bare` has none. */
  go(path?: '/' | '/bare'): Promise<void>;
  /** Asks the page until it has an answer. @throws Error that names `what` after 40 s. */
  until<Result>(what: string, look: () => Result): Promise<NonNullable<Result>>;
  until<Result, Argument>(
    what: string,
    look: (argument: Argument) => Result,
    argument: Argument,
  ): Promise<NonNullable<Result>>;
  /** Presses a button of the bar and waits for the composer. */
  open(): Promise<void>;
  /** Writes with real keys and waits until the operator has it. */
  say(text: string): Promise<Message>;
  /** Waits for a message of this visitor, whose conversation is from then on the one that is answered. */
  heard(what: string, look: (message: Message) => boolean): Promise<Message>;
  /** The operator answers; resolves when the visitor can read a text in it. */
  answer(...parts: readonly Part[]): Promise<void>;
  /** The operator ends the conversation. */
  end(): Promise<void>;
  /** The one that is answered. @throws Error before this visitor has written. */
  conversation(): string;
  log(): Promise<PageLog>;
  /** Frees the operator and closes the tab. */
  leave(): Promise<void>;
}

const longestMs = 40_000;

const textOf = (parts: readonly Part[]): string =>
  parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');

/** Makes the hands and eyes of a visitor in a fresh tab. */
export function createVisit(engine: Engine['name'], tab: Tab, place: Served, house: House): Visit {
  let conversation: string | undefined;
  let isEnded = false;
  /** A port of an earlier page may be given out again, and what was said there is said here too. */
  const earlier = new Set(house.seen.messages);
  const talk = (): string => {
    if (conversation === undefined) throw new Error('nobody has written yet: `say` something first');
    return conversation;
  };
  async function until(what: string, look: (argument: never) => unknown, argument?: unknown): Promise<never> {
    const end = Date.now() + longestMs;
    for (;;) {
      const found = await tab.run(look as (argument: unknown) => unknown, argument);
      if (found !== null && found !== undefined && found !== false) return found as never;
      if (Date.now() > end) throw new Error(`${engine}: ${what}: not in ${longestMs} ms`);
      await delay(25);
    }
  }
  const visit: Visit = {
    engine,
    tab,
    place,
    house,
    until,
    async go(path = '/') {
      await tab.go(place.url + path);
      if (path === '/')
        await until('the bar', () =>
          Boolean(document.querySelector('comptoir-counter')?.shadowRoot?.querySelector('.button')),
        );
    },
    async open() {
      await tab.click('.button');
      await until('the composer', () =>
        Boolean(document.querySelector('comptoir-counter')?.shadowRoot?.querySelector('textarea')),
      );
    },
    async say(text) {
      await tab.type('.p-composer textarea', `${text}\n`);
      return visit.heard(`“${text}”`, ({ parts }) => textOf(parts) === text);
    },
    async heard(what, look) {
      const message = await house.until(what, ({ messages, visitors }) =>
        messages.find(
          (one) =>
            one.from === 'visitor' &&
            !earlier.has(one) &&
            // Each visit has an origin of its own, which the operator is told.
            visitors.get(one.conversation)?.context.page?.url.startsWith(place.url) &&
            look(one),
        ),
      );
      conversation = message.conversation;
      return message;
    },
    async answer(...parts) {
      await house.say(talk(), parts);
      const text = textOf(parts);
      if (text !== '')
        await until(
          `the answer “${text}”`,
          (wanted: string) => {
            const root = document.querySelector('comptoir-counter')?.shadowRoot;
            return Array.from(root?.querySelectorAll('.p-row.p-other') ?? []).some((row) =>
              row.textContent?.includes(wanted),
            );
          },
          text as never,
        );
    },
    async end() {
      isEnded = true;
      await house.end(talk());
    },
    conversation: talk,
    log: () => tab.run(() => (globalThis as unknown as { guestLog: PageLog }).guestLog),
    async leave() {
      if (conversation !== undefined && !isEnded) await house.end(conversation);
      await tab.close();
    },
  };
  return visit;
}
