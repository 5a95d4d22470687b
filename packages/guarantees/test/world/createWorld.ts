import { createClientId, isChatError, type SessionToken } from '@comptoir/transport';
import type { FaultProxy } from '@comptoir/transport/fault-proxy';
import { createRandom } from '../../../core/test/createTestEnvironment.js';
import { createTestOrigin } from '../../../core/test/createTestOrigin.js';
import type { HistoryEvent } from '../../src/history/historyEvent.js';
import { createAccounts } from './createAccounts.js';
import type { Backend } from './createBackend.js';
import { createClock } from './createClock.js';
import { createSignal, type Signal } from './createSignal.js';
import { createTab, type Tab } from './createTab.js';
import { createOperatorDeeds, type OperatorDeeds, type Talk } from './operatorDeeds.js';

/** What differs between runs beside their steps. */
export interface WorldOptions {
  /** Of the dice of the sessions: their back-off. */
  readonly seed: number;
  /** Whether the browser has Web Locks. @default true */
  readonly locks?: boolean;
  /** Whether it has BroadcastChannel. @default true */
  readonly channels?: boolean;
  /** @default 'auto' */
  readonly carrier?: 'auto' | 'websocket' | 'sse';
  /** How many times as fast as real time the sessions live. @default 10: waits of minutes take seconds */
  readonly speed?: number;
}

/** One browser with any number of tabs of one shop, its way to the server, and the operator at the other end. */
export interface World {
  readonly backend: Backend;
  readonly wire: FaultProxy;
  readonly signal: Signal;
  readonly deeds: OperatorDeeds;
  /** Everything that happened so far. */
  readonly history: readonly HistoryEvent[];
  readonly tabs: readonly Tab[];
  /** Tokens by name of account. */
  readonly accounts: ReadonlyMap<string, SessionToken>;
  record(event: HistoryEvent): void;
  /** A text that nobody has written before. */
  words(): string;
  openTab(storage?: Tab['storage']): Tab;
  closeTab(tab: Tab): void;
  reloadTab(tab: Tab): Tab;
  /** @param length the text is filled up to so many characters. @default as short as it is */
  send(tab: Tab, length?: number): Promise<void>;
  sendFile(tab: Tab): Promise<void>;
  switchPerson(): void;
  wipe(): void;
  stepClock(ms: number): void;
  /** The conversation that a tab shows. */
  talkOf(tab: Tab): Talk | undefined;
  /** What sessions reported that nobody expects. */
  readonly bugs: readonly unknown[];
  dispose(): void;
}

/** Times of the adapter in a world of speed 1, were its defaults not there for it: a fast world has fast ones. */
const swift = { heartbeatMs: 6_000, answerTimeoutMs: 15_000 };
/** Nobody types and sends within the same millisecond; the code that sends is fetched with the first letter. */
const typingMs = 10;
/** One pixel; the server looks into files. */
const smallestGif = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
let worlds = 0;

/** Makes it, with one tab open. The wire is the caller's to close. */
export function createWorld(backend: Backend, wire: FaultProxy, options: WorldOptions): World {
  worlds += 1;
  const name = `w${worlds}`;
  const { carrier = 'auto', locks = true, channels = true, speed = 10 } = options;
  const adapter = {
    carrier,
    ...(speed !== 1 && {
      heartbeatMs: swift.heartbeatMs / speed,
      answerTimeoutMs: swift.answerTimeoutMs / speed,
    }),
  };
  const signal = createSignal();
  const clock = createClock(speed);
  const origin = createTestOrigin({ locks, channels });
  const random = createRandom(options.seed);
  const history: HistoryEvent[] = [];
  const tabs: Tab[] = [];
  const { nameOf, tokens: accounts } = createAccounts(name);
  const bugs: unknown[] = [];
  let lives = 0;
  let count = 0;
  let persons = 1;
  const person = () => `${name}-p${persons}`;
  const record = (event: HistoryEvent): void => void history.push(event);
  const deeds = createOperatorDeeds(backend.operator, record);
  const stopKill = backend.onKill(() => record({ type: 'noted', what: 'the server is killed' }));

  function words(): string {
    count += 1;
    return `${name} ${count}`;
  }

  function openTab(storage?: Tab['storage']): Tab {
    lives += 1;
    const client = `${name}-tab-${lives}`;
    record({ type: 'noted', what: `${client} is opened` });
    const tab = createTab({
      ...{ client, origin, clock, random, person, nameOf, record },
      ...(storage && { storage }),
      ...{ adapter, url: wire.url },
      onChange: signal.changed,
      onBug: (error) => bugs.push(error),
    });
    tabs.push(tab);
    return tab;
  }

  function closeTab(tab: Tab): void {
    tabs.splice(tabs.indexOf(tab), 1);
    tab.kill();
    record({ type: 'noted', what: `${tab.client} is closed` });
  }

  function deliver(tab: Tab, text: string, send: () => string): void {
    const { client } = tab;
    const sender = person();
    try {
      const clientId = send();
      record({ type: 'sent', client, origin: name, person: sender, clientId, text });
    } catch (error) {
      if (!isChatError(error)) throw error;
      record({ type: 'refused', client, text, code: error.code });
    }
  }

  /** As people do: types first, and presses Send a moment later, if the page is still there. */
  async function compose(tab: Tab, send: () => void): Promise<void> {
    const { session } = tab;
    session.$draft.set('typing');
    session.typing();
    await new Promise((resolve) => setTimeout(resolve, typingMs));
    // The loader may be slower than that, which no page is: ours comes behind the session's.
    await import('../../../core/src/outbox/createDelivery.js');
    if (!tabs.includes(tab)) return;
    session.$draft.set('');
    send();
  }

  openTab();
  return {
    ...{
      backend,
      wire,
      signal,
      deeds,
      history,
      tabs,
      accounts,
      record,
      words,
      openTab,
      closeTab,
      bugs,
    },
    reloadTab(tab) {
      closeTab(tab);
      return openTab(tab.storage);
    },
    send(tab, length = 0) {
      const text = words().padEnd(length, '.');
      return compose(tab, () => deliver(tab, text, () => tab.session.send(text)));
    },
    sendFile(tab) {
      const text = words();
      const name = `${text.replace(' ', '-')}.gif`;
      const blob = new Blob([Buffer.from(smallestGif, 'base64')], { type: 'image/gif' });
      const files = [{ clientId: createClientId(), name, blob }];
      return compose(tab, () => deliver(tab, `${text} ${name}`, () => tab.session.send(text, files)));
    },
    switchPerson() {
      record({ type: 'lapsed', why: 'forgotten', origin: name });
      persons += 1;
      for (const tab of tabs) tab.session.identify({ id: person() });
    },
    wipe() {
      record({ type: 'lapsed', why: 'wiped', origin: name, clients: tabs.map(({ client }) => client) });
      origin.clear();
    },
    stepClock: clock.step,
    talkOf(tab) {
      const conversation = tab.session.$conversation.get()?.id;
      const account = tab.account();
      return conversation === undefined || account === undefined ? undefined : { conversation, account };
    },
    dispose() {
      stopKill();
      for (const tab of [...tabs]) closeTab(tab);
    },
  };
}
