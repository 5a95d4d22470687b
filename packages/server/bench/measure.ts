import { setTimeout as delay } from 'node:timers/promises';
import { clock } from './clock.js';
import type { Audit } from './createTalk.js';
import type { Flown } from './flight.js';
import { startLoad } from './loadProcess.js';
import { prepareData } from './prepareData.js';
import { spawnServer } from './spawnServer.js';
import { usageOf } from './usage.js';
import type { Comeback } from './whenBack.js';

/** How much load. */
export interface MeasureOptions {
  readonly dataDir: string;
  /** Visitors with the page open who say nothing. */
  readonly visitors: number;
  /** Visitors who chat, four to an operator. */
  readonly chats: number;
  /** Connected desks, those who chat included. */
  readonly desks: number;
  readonly perSecond: number;
  readonly seconds: number;
  /** For the server's Node. */
  readonly flags: readonly string[];
}

/** Of the time, how much the server ran, and how much it waited for a processor. */
export interface Share {
  readonly ran: number;
  readonly queued: number;
}

/** What was measured; sizes in bytes, times in milliseconds unless the name says otherwise. */
export interface Measured {
  readonly options: MeasureOptions;
  readonly rssStart: number;
  readonly rssIdle: number;
  readonly idle: Share;
  readonly handshakesPerSecond: number;
  readonly deskConnectSeconds: number;
  readonly rssDesks: number;
  readonly steady: Flown;
  readonly steadyShare: Share;
  readonly flatOut: Flown;
  readonly restartMs: number;
  readonly crowdBack: Comeback;
  readonly talkBack: Comeback;
  readonly audit: Audit;
  readonly rssEnd: number;
  readonly rssPeak: number;
}

const unlimited = '1000000/100000';
const env = {
  COMPTOIR_HOST: '127.0.0.1',
  COMPTOIR_ORIGINS: '*',
  COMPTOIR_FIRST_OPERATOR_PASSWORD: 'bench-password',
  // Everybody here has one address, and writes faster than people do.
  COMPTOIR_LIMIT_SOCKETS_PER_ADDRESS: '1000000',
  COMPTOIR_LIMIT_NEW_VISITORS: unlimited,
  COMPTOIR_LIMIT_MESSAGES: unlimited,
  COMPTOIR_LIMIT_FRAMES: unlimited,
};

/** Runs everything in turn against one server; leaves no process behind. */
export async function measure(options: MeasureOptions): Promise<Measured> {
  const { dataDir, visitors, chats, perSecond, seconds } = options;
  const say = (what: string): void => console.log(`${new Date().toISOString().slice(11, 19)} ${what}`);
  const cookies = await prepareData(dataDir, Math.max(options.desks, Math.ceil(chats / 4)));
  const server = await spawnServer({ ...env, COMPTOIR_DATA: dataDir }, options.flags);
  const crowd = startLoad('./crowd.ts');
  const talk = startLoad('./talk.ts');
  const busy = async <T>(work: () => Promise<T>): Promise<[T, Share]> => {
    const start = performance.now();
    const before = usageOf(server.pid);
    const result = await work();
    const after = usageOf(server.pid);
    const ms = performance.now() - start;
    return [
      result,
      { ran: (after.cpuMs - before.cpuMs) / ms, queued: (after.queuedMs - before.queuedMs) / ms },
    ];
  };
  try {
    const rssStart = usageOf(server.pid).rssBytes;
    say(`${visitors} visitors connect`);
    const { seconds: connectSeconds } = await crowd.call<{ seconds: number }>(
      'connect',
      server.url,
      visitors,
    );
    await delay(5_000);
    const [, idle] = await busy(() => delay(5_000));
    const rssIdle = usageOf(server.pid).rssBytes;
    say(`${cookies.length} desks and ${chats} chats open`);
    const deskStart = performance.now();
    await talk.call('open', server.url, cookies, chats);
    const deskConnectSeconds = (performance.now() - deskStart) / 1000;
    const rssDesks = usageOf(server.pid).rssBytes;
    say(`${perSecond} messages a second for ${seconds} s`);
    await talk.call('steady', perSecond / 5, 3);
    const [steady, steadyShare] = await busy(() => talk.call<Flown>('steady', perSecond, seconds));
    say(`as many as possible for ${Math.ceil(seconds / 2)} s`);
    const flatOut = await talk.call<Flown>('flatOut', Math.ceil(seconds / 2));
    const rssEnd = usageOf(server.pid).rssBytes;
    const rssPeak = usageOf(server.pid).peakRssBytes;
    say('the server is killed and started again while everybody writes');
    const writing = talk.call<Flown>('steady', perSecond / 5, 6);
    await delay(2_000);
    const killedAt = clock();
    await (options.flags.length > 0 ? server.stop() : server.kill());
    await server.start();
    const { openedAt } = server;
    const backs = await Promise.all([
      crowd.call<Comeback>('comeback', killedAt, openedAt),
      talk.call<Comeback>('comeback', killedAt, openedAt),
    ]);
    await writing;
    const audit = await talk.call<Audit>('audit');
    return {
      options,
      rssStart,
      rssIdle,
      idle,
      handshakesPerSecond: visitors / connectSeconds,
      deskConnectSeconds,
      rssDesks,
      steady,
      steadyShare,
      flatOut,
      restartMs: openedAt - killedAt,
      crowdBack: backs[0],
      talkBack: backs[1],
      audit,
      rssEnd,
      rssPeak,
    };
  } finally {
    await Promise.all([crowd.end(), talk.end(), server.stop()]);
  }
}
