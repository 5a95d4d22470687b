import type { Supervisor } from '../connection/createSupervisor.js';
import { probe } from '../connection/probe.js';
import { watchGaps } from '../connection/watchGaps.js';
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
  const typing = createTypingOut(environment, (on) => {
    const { out } = options.state().capabilities.typing;
    if (out === false) return;
    const draft = on && out === 'draft' ? options.mask(stores.$draft.get()) : undefined;
    try {
      live()?.connection.typing?.({ on, ...(draft !== undefined && { draft }) });
    } catch (error) {
      environment.report?.(error);
    }
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
