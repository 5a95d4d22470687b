import type { Tab } from '@comptoir/engines';

/** One row of the conversation as it stands on the screen. */
export interface ShownRow {
  readonly from: 'own' | 'other' | 'system';
  readonly text: string;
  /** Of own messages: the class of the mark, `failed` when there are buttons beside it. */
  readonly status: string;
}

/** What the visitor sees. Runs in the page: it may reach for nothing else. */
function readRows(): ShownRow[] {
  const root = document.querySelector('comptoir-counter')?.shadowRoot;
  return [...(root?.querySelectorAll('.p-row') ?? [])].map((row) => ({
    from: row.matches('.p-own') ? 'own' : row.matches('.p-other') ? 'other' : 'system',
    text: row.querySelector('.p-bubble, .p-notice')?.textContent ?? '',
    status: row.querySelector('.p-failed')
      ? 'failed'
      : (/p-(pending|sent|delivered|read)/.exec(
          row.querySelector('.p-mark')?.getAttribute('class') ?? '',
        )?.[1] ?? ''),
  }));
}

/** A visitor at the counter in one tab. */
export interface Counter {
  readonly tab: Tab;
  /** Presses the button of the bar and waits for the composer. */
  open(): Promise<void>;
  /** After a reload: a window that was open opens by itself, and is opened if it does not. */
  reopen(): Promise<void>;
  /** Types and presses Enter; does not wait for anything. */
  say(text: string): Promise<void>;
  rows(): Promise<readonly ShownRow[]>;
  /** Waits until the rows are as wanted; the error tells how they stood at the end. */
  until(
    wanted: (rows: readonly ShownRow[]) => boolean,
    what: string,
    ms?: number,
  ): Promise<readonly ShownRow[]>;
  /** Errors that reached the page. */
  errors(): Promise<readonly string[]>;
}

const composer = 'textarea';
/** Firefox under load takes long for everything; each wait ends as soon as it can. */
const longestMs = 40_000;

/** Makes the hands and eyes of a visitor. */
export function createCounter(tab: Tab): Counter {
  /** Polls in the page, so that hidden tabs and slow drivers are looked at in the same way. */
  const untilPage = (look: () => unknown, what: string): Promise<void> =>
    tab
      .run(
        ({ source, ms }) =>
          new Promise<boolean>((resolve) => {
            const end = Date.now() + ms;
            const check = (): void => {
              const found = Boolean(new Function(`return (${source})()`)());
              if (found || Date.now() > end) resolve(found);
              else setTimeout(check, 25);
            };
            check();
          }),
        { source: String(look), ms: longestMs },
      )
      .then((found) => {
        if (!found) throw new Error(`${what}: nothing in ${longestMs} ms`);
      });

  const untilComposer = (): Promise<void> =>
    untilPage(
      () => document.querySelector('comptoir-counter')?.shadowRoot?.querySelector('textarea'),
      'the composer',
    );

  const counter: Counter = {
    tab,
    async open() {
      await untilPage(
        () => document.querySelector('comptoir-counter')?.shadowRoot?.querySelector('.button'),
        'the bar',
      );
      await tab.click('.button');
      await untilComposer();
    },
    async reopen() {
      await tab.run(() => (globalThis as unknown as { comptoir(verb: string): void }).comptoir('open'));
      await untilComposer();
    },
    say: (text) => tab.type(composer, `${text}\n`),
    rows: () => tab.run(readRows),
    async until(wanted, what, ms = longestMs) {
      const end = Date.now() + ms;
      for (;;) {
        const rows = await counter.rows();
        if (wanted(rows)) return rows;
        if (Date.now() > end) throw new Error(`${what}: not in ${ms} ms; ${JSON.stringify(rows)}`);
        await tab.run(() => new Promise<void>((resolve) => setTimeout(resolve, 30)));
      }
    },
    errors: () => tab.run(() => (globalThis as unknown as { pageErrors: string[] }).pageErrors),
  };
  return counter;
}

/** Texts of the visitor's own rows, in order. */
export const ownTexts = (rows: readonly ShownRow[]): readonly string[] =>
  rows.filter(({ from }) => from === 'own').map(({ text }) => text);

/** Whether exactly these own texts are shown, all of them stored. */
export const allStored = (texts: readonly string[]) => (rows: readonly ShownRow[]) =>
  JSON.stringify(ownTexts(rows)) === JSON.stringify(texts) &&
  rows.every(({ from, status }) => from !== 'own' || ['sent', 'delivered', 'read'].includes(status));
