/** Load process: visitors and operators who write to each other. */
import { answerCalls } from './answerCalls.js';
import { createTalk, type Talk } from './createTalk.js';
import { whenBack } from './whenBack.js';

let talk: Talk | undefined;
const running = (): Talk => {
  if (talk === undefined) throw new Error('`open` comes first');
  return talk;
};

answerCalls({
  open: async (url: string, cookies: readonly string[], visitors: number) => {
    talk = createTalk(url, cookies, visitors);
    await talk.ready();
  },
  /** So many messages a second, whatever the answers take. */
  steady: async (perSecond: number, seconds: number) => running().steady(perSecond, seconds),
  /** Everybody sends the next message as soon as the last one is acknowledged. */
  flatOut: async (seconds: number) => running().flatOut(seconds),
  comeback: async (since: number, openedAt: number) => whenBack(running().links, since, openedAt),
  audit: async () => running().audit(),
});
