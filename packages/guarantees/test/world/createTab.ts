import { type ChatMessage, createSession, type Environment, type Session } from '@comptoir/core';
import { type Identity, isChatError, type SessionToken } from '@comptoir/transport';
import { type WebsocketTransportOptions, websocketTransport } from '@comptoir/transport/websocket';
import { WebSocket } from 'ws';
import { createListeners } from '../../../core/test/createListeners.js';
import type { TestOrigin, TestTab } from '../../../core/test/createTestOrigin.js';
import type { HistoryEvent, ShownEvent } from '../../src/history/historyEvent.js';
import type { Clock } from './createClock.js';
import { recordingTransport } from './recordingTransport.js';
import { toSeen } from './toSeen.js';

type WakeReason = 'visible' | 'online' | 'pageshow';
type RestReason = 'hidden' | 'offline';

/** One life of one tab: a real session over a real socket, everything it shows recorded. */
export interface Tab {
  /** Another one after each reload. */
  readonly client: string;
  readonly session: Omit<Session, 'identify'> & { identify(next: Identity): void };
  /** What a reload finds again. */
  readonly storage: TestTab['storage'];
  /** Name of the account it is connected as. */
  readonly account: () => string | undefined;
  wake(reason: WakeReason): void;
  rest(reason: RestReason): void;
  /** The list as it is now, as a line of the history. */
  shown(atRest: boolean): ShownEvent;
  /** The page is gone, as if its process had been killed. */
  kill(): void;
}

/** What a tab belongs to. */
export interface TabOptions {
  readonly client: string;
  readonly origin: TestOrigin;
  readonly storage?: TestTab['storage'];
  readonly clock: Clock;
  readonly random: () => number;
  /**
   * Of a list that changes, only so many messages of its end are recorded; at rest always all.
   *
   * @default all
   */
  readonly window?: number;
  /** Base address of the server, by way of the faults. */
  readonly url: string;
  /** @default times as fast as the world's clock, so that a dead line is noticed within the run */
  readonly adapter?: Omit<WebsocketTransportOptions, 'url' | 'WebSocket'>;
  /** Who is signed in at the shop now. */
  readonly person: () => string;
  readonly nameOf: (token: SessionToken) => string;
  readonly record: (event: HistoryEvent) => void;
  readonly onChange: () => void;
  /** Told of what a session reports and nobody expects: its own bugs. */
  readonly onBug: (error: unknown) => void;
}

const swift = { heartbeatMs: 600, answerTimeoutMs: 1_500 };

/** Opens a tab of the shop, as its page does: it says who the visitor is, and starts. */
export function createTab(options: TabOptions): Tab {
  const { client, clock, nameOf, onBug, onChange, origin, person, record } = options;
  const wakers = createListeners<WakeReason>();
  const resters = createListeners<RestReason>();
  let isVisible = true;
  let isOnline = true;
  let account: string | undefined;
  let isOver = false;
  /** Who is signed in, as this page knows it. */
  let mine = person();

  const world: Environment = {
    ...clock,
    random: options.random,
    local: origin.local,
    tab: origin.local,
    visible: () => isVisible,
    online: () => isOnline,
    onWake: wakers.listen,
    onRest: resters.listen,
    report: (error) => {
      if (!isOver && !isChatError(error)) onBug(error);
    },
  };
  const place = origin.openTab(world, options.storage);
  const transport = recordingTransport(
    websocketTransport({ ...(options.adapter ?? swift), url: options.url, WebSocket }),
    (token, owner, isAnew) => {
      account = nameOf(token);
      if (isAnew) record({ type: 'noted', what: `${client} loads the log anew` });
      record({ type: 'bound', client, person: owner ?? mine, account });
    },
  );
  const session = createSession({ transport, environment: place.environment, consent: 'granted' });

  function shown(atRest: boolean, messages: readonly ChatMessage[] = session.$messages.get()): ShownEvent {
    return {
      type: 'shown',
      client,
      side: 'visitor',
      person: mine,
      ...(account !== undefined && { account }),
      atRest,
      earlier: session.$earlier.get(),
      messages: messages.filter(({ removed }) => !removed).map(toSeen),
    };
  }

  let last = '';
  const stops = [
    session.$messages.listen((messages) => {
      const { window = messages.length } = options;
      const event = shown(false, messages.slice(-window));
      const text = JSON.stringify(event);
      // Another object that looks the same is nothing new to the visitor.
      if (text !== last) record(event);
      last = text;
      onChange();
    }),
    session.$connection.listen(onChange),
    session.$conversation.listen((conversation) => {
      if (conversation !== undefined) {
        const { id, phase, rating } = conversation;
        record({ type: 'marked', client, mark: `end of ${id}`, at: phase === 'ended' ? 'ended' : '' });
        record({ type: 'marked', client, mark: `rating of ${id}`, at: rating === undefined ? '' : 'rated' });
      }
      onChange();
    }),
  ];
  session.identify({ id: mine });
  session.start();

  return {
    client,
    session: {
      ...session,
      identify: (next) => {
        mine = next.id;
        account = undefined;
        session.identify(next);
      },
    },
    storage: place.storage,
    account: () => account,
    wake(reason) {
      if (reason === 'online') isOnline = true;
      else isVisible = true;
      wakers.tell(reason);
      // As the guide tells shops: with nobody kept any more, the visitor may have been signed out by another page.
      if (reason === 'pageshow') session.identify({ id: mine });
    },
    rest(reason) {
      if (reason === 'offline') isOnline = false;
      else isVisible = false;
      resters.tell(reason);
    },
    shown: (atRest) => shown(atRest),
    kill() {
      isOver = true;
      for (const stop of stops) stop();
      place.kill();
      session.destroy();
    },
  };
}
