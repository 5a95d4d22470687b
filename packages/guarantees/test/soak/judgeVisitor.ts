import type { Anomaly } from '../../src/checks/anomaly.js';
import { checkHistory } from '../../src/checks/checkHistory.js';
import type { Backend } from '../world/createBackend.js';
import { readLog } from '../world/readLog.js';
import type { Visitor } from './createVisitor.js';

/** Loads all pages and compares: what this visitor's history says against the server's log. */
export async function judgeVisitor(
  { accounts, history, tab }: Visitor,
  { server }: Backend,
): Promise<{ readonly anomalies: readonly Anomaly[]; readonly stored: number }> {
  while (tab.session.$earlier.get()) await tab.session.loadEarlier();
  let stored = 0;
  for (const [account, token] of accounts) {
    const messages = readLog(server.dataDir, token);
    stored += messages.length;
    history.push({ type: 'log', account, messages });
  }
  history.push(tab.shown(true));
  return { anomalies: checkHistory(history), stored };
}
