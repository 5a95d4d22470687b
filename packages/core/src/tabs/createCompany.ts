import type { Supervisor } from '../connection/createSupervisor.js';
import { probe } from '../connection/probe.js';
import { watchGaps } from '../connection/watchGaps.js';
import { isSuspect } from '../mask/isSuspect.js';
import { maskLate } from '../mask/maskLate.js';
import type { Session } from '../session.js';
import { createTypingOut } from '../typing/createTypingOut.js';
import { createLine, type LineOptions } from './createLine.js';
import type { News } from './news.js';

/** What company is given. */
export interface CompanyOptions extends LineOptions, Pick<Supervisor, 'live' | 'restore'> {
  readonly stores: LineOptions['stores'] & Pick<Session, '$connection'>;
}

/** What keeps a session company once it is connected: a line to the other tabs, an eye on time and one on the keys. */
export interface Company {
  tell(news: News): void;
  /** The visitor types. */
  touch(): void;
  /** He does not any more. */
  still(): void;
  stop(): void;
}

/** Makes the company; each connection is watched for a sleep that it did not survive. */
export function createCompany(options: CompanyOptions): Company {
  const { environment, live, restore, stores } = options;
  const line = createLine(options);
  /** The newest call, so that an older one whose code came late says nothing. */
  let latest = {};
  const tellTyping = (typing: { on: boolean; draft?: string }): void => {
    latest = typing;
    try {
      live()?.connection.typing?.(typing);
    } catch (error) {
      environment.report?.(error);
    }
  };
  const tellDraft = async (): Promise<void> => {
    const mine = {};
    latest = mine;
    // Without the code to mask it the draft is not shown to anybody.
    const typed = { draft: stores.$draft.get() };
    const masked = isSuspect(typed.draft) ? await maskLate(typed).catch(() => ({})) : typed;
    if (latest === mine) tellTyping({ on: true, ...masked });
  };
  const typing = createTypingOut(environment, (on) => {
    const { out } = options.state().capabilities.typing;
    if (out === false) return;
    if (on && out === 'draft') void tellDraft();
    else tellTyping({ on });
  });
  let stopWatch: (() => void) | undefined;

  function watch(): void {
    stopWatch?.();
    const watched = live();
    stopWatch =
      watched &&
      watchGaps(environment, async (isSure) => {
        const isAlive = !isSure && (await probe(watched, environment));
        if (!isAlive && live() === watched) restore();
      });
  }

  const stop = stores.$connection.subscribe(watch);
  return {
    tell: line.tell,
    touch: () => {
      if (live()) typing.touch();
    },
    still: typing.stop,
    stop: () => {
      stop();
      stopWatch?.();
      line.close();
    },
  };
}
