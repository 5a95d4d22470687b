import type { SessionToken } from '@comptoir/transport';
import { isChatError } from '@comptoir/transport';
import { createRandom } from '../../../core/test/createTestEnvironment.js';
import { createTestOrigin } from '../../../core/test/createTestOrigin.js';
import type { HistoryEvent } from '../../src/history/historyEvent.js';
import { createAccounts } from '../world/createAccounts.js';
import { createClock } from '../world/createClock.js';
import { createTab, type Tab } from '../world/createTab.js';

/** One visitor of the soak: one tab that writes now and then, with a history of his own. */
export interface Visitor {
  readonly tab: Tab;
  readonly history: HistoryEvent[];
  readonly accounts: ReadonlyMap<string, SessionToken>;
  /** Milliseconds from Send to the end of each message that was acknowledged. */
  readonly waits: readonly number[];
  write(): void;
}

/** Of each list that is recorded while it changes, so many messages: memory for the whole would not do. */
const window = 8;

/** Opens the shop. */
export function createVisitor(name: string, seed: number, url: string, onChange: () => void): Visitor {
  const history: HistoryEvent[] = [];
  const { nameOf, tokens } = createAccounts(name);
  const pending = new Map<string, number>();
  const waits: number[] = [];
  let count = 0;
  const tab = createTab({
    client: name,
    origin: createTestOrigin(),
    clock: createClock(1),
    random: createRandom(seed),
    window,
    url,
    person: () => name,
    nameOf,
    record: (event) => void history.push(event),
    onChange: () => {
      onChange();
      // While the tab is being opened there is nothing to look at yet.
      if (pending.size === 0) return;
      for (const { clientId, status } of tab.session.$messages.get()) {
        const since = pending.get(clientId ?? '');
        if (since === undefined || status === 'pending') continue;
        pending.delete(clientId ?? '');
        waits.push(performance.now() - since);
      }
    },
    onBug: (error) => {
      throw error;
    },
  });

  return {
    tab,
    history,
    accounts: tokens,
    waits,
    write() {
      count += 1;
      const text = `${name} ${count}`;
      tab.session.typing();
      try {
        const clientId = tab.session.send(text);
        pending.set(clientId, performance.now());
        history.push({ type: 'sent', client: name, origin: name, person: name, clientId, text });
      } catch (error) {
        if (!isChatError(error)) throw error;
        history.push({ type: 'refused', client: name, text, code: error.code });
      }
    },
  };
}
