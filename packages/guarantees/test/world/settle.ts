import type { Anomaly } from '../../src/checks/anomaly.js';
import { checkHistory } from '../../src/checks/checkHistory.js';
import type { History, HistoryEvent } from '../../src/history/historyEvent.js';
import type { World } from './createWorld.js';
import { isCalm } from './isCalm.js';
import { readLog } from './readLog.js';
import { toSeen } from './toSeen.js';

/** What a run came to. */
export interface Verdict {
  readonly history: History;
  readonly anomalies: readonly Anomaly[];
}

/** Nothing has moved for so long: generous, for a loaded machine may be slow, and a stuck session stays stuck. */
const calmMs = 20_000;
/** What moves and never comes to rest is broken, too. */
const patienceMs = 60_000;
/** Lists that still differ in the same way so long after the last fault will not come together. */
const agreeMs = 5_000;
const lookAgainMs = 250;

/** Everything as it is shown and stored now. */
function lookAround({ accounts, backend, tabs }: World): readonly HistoryEvent[] {
  const logs = [...accounts].map(([account, token]) => {
    const messages = readLog(backend.server.dataDir, token);
    return { type: 'log', account, messages } as const;
  });
  const desk = logs.flatMap(({ account, messages }) =>
    [...new Set(messages.map(({ conversation }) => conversation))].flatMap((conversation): HistoryEvent[] => {
      const chat = backend.operator.chats.get(conversation);
      if (chat === undefined) return [];
      const list = [...chat.messages.values()].map(toSeen).sort((a, b) => (a.order < b.order ? -1 : 1));
      const { earlier } = chat;
      const rest = { account, conversation, atRest: true, earlier, messages: list };
      return [{ type: 'shown', client: 'desk', side: 'desk', ...rest }];
    }),
  );
  return [...tabs.map((tab) => tab.shown(true)), ...desk, ...logs];
}

/**
 * Ends all faults, waits until everything has come to rest, and judges what happened.
 *
 * At rest means that tabs, desk and log agree; where they never do, the anomalies say how they differ.
 */
export async function settle(world: World): Promise<Verdict> {
  const { backend, deeds, history, record, signal, tabs, wire } = world;
  record({ type: 'noted', what: 'heal' });
  wire.heal();
  await backend.ready();
  await deeds.settled();
  if (tabs.length === 0) world.openTab();
  for (const tab of tabs) {
    tab.wake('visible');
    tab.wake('online');
    tab.session.reconnect();
  }
  const until = performance.now() + patienceMs;
  let complaint = '';
  let since = performance.now();
  for (;;) {
    // Another run may kill the server that it shares with this one.
    await backend.ready();
    const isAtRest = await signal.until(() => isCalm(tabs) || !backend.isUp(), calmMs);
    const all = [...history, ...lookAround(world)];
    const anomalies = checkHistory(all);
    const isGood = isAtRest && isCalm(tabs) && anomalies.length === 0;
    const next = JSON.stringify([isAtRest, anomalies]);
    if (next !== complaint || !backend.isUp()) since = performance.now();
    complaint = next;
    const isOver = performance.now() > Math.min(since + (isAtRest ? agreeMs : calmMs), until);
    if (isGood || (isOver && backend.isUp())) return { history: all, anomalies };
    await signal.until(() => false, lookAgainMs);
  }
}
