import { ChatError, type Cursor, type Message } from '@comptoir/transport';
import type { Live } from '../connection/createSupervisor.js';
import type { Log } from './log.js';

/** One screen is about 10 messages; five of them a page keep requests few and answers small. */
const pageSize = 50;

/** What the pager is given. */
export interface PagerOptions {
  ready(): Promise<Live>;
  log(): Log;
  onPage(messages: readonly Message[], earlier: boolean): void;
}

/** Walks back through the log. */
export interface Pager {
  /** Loads one page of messages that are not there yet; a call during another joins it. */
  load(): Promise<boolean>;
  /** The log was replaced: begin again at its end, and drop what is on its way. */
  reset(): void;
}

/** Makes the pager. It finds its place by the newest page, for a snapshot has no cursor of its beginning. */
export function createPager(options: PagerOptions): Pager {
  let before: Cursor | undefined;
  let walk = {};
  let running: Promise<boolean> | undefined;

  async function load(): Promise<boolean> {
    if (!options.log().earlier) return false;
    const mine = walk;
    const { connection, signal } = await options.ready();
    const { history } = connection.capabilities;
    if (history === false || !history.before || connection.history === undefined) {
      throw new ChatError('not_offered', { message: 'This backend has no older messages to load.' });
    }
    const oldest = options.log().stored[0]?.order;
    for (;;) {
      const asked = before;
      const limit = Math.min(pageSize, history.maxPage);
      const page = await connection.history({ before: asked, limit }, { signal });
      if (mine !== walk) return options.log().earlier;
      before = page.before;
      const earlier = before !== undefined && before !== asked;
      options.onPage(page.messages, earlier);
      const isOlder = page.messages.some(({ order }) => oldest === undefined || order < oldest);
      if (isOlder || !earlier) return earlier;
    }
  }

  return {
    load: () => {
      running ??= load().finally(() => {
        running = undefined;
      });
      return running;
    },
    reset: () => {
      before = undefined;
      walk = {};
    },
  };
}
