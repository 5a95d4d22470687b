import type { MessageStatus } from '@comptoir/core';
import type { History, HistoryEvent, LogMessage, SeenMessage } from '../src/history/historyEvent.js';

/** One thing that happens in a world where nothing goes wrong. Numbers choose among what there is. */
export interface SimulatedStep {
  readonly what:
    | 'send'
    | 'fail'
    | 'retry'
    | 'discard'
    | 'say'
    | 'edit'
    | 'remove'
    | 'read'
    | 'reload'
    | 'tell';
  readonly pick: number;
}

interface Row extends LogMessage {
  readonly account: string;
}

interface Tab {
  client: string;
  readonly person: string;
  readonly account: string;
  readonly echoes: SeenMessage[];
}

/** Every step that the simulation knows. */
export const simulatedSteps: readonly SimulatedStep['what'][] = [
  'send',
  'fail',
  'retry',
  'discard',
  'say',
  'edit',
  'remove',
  'read',
  'reload',
  'tell',
];

/** The history of two visitors with two tabs each, and one operator, over a perfect network. */
export function simulateHistory(steps: readonly SimulatedStep[]): History {
  const history: HistoryEvent[] = [];
  const tabs: Tab[] = ['a1', 'a2', 'b1', 'b2'].map((client) => {
    const person = client.slice(0, 1);
    return { client, person, account: `account-${person}`, echoes: [] };
  });
  let rows: Row[] = [];
  const readUpTo = new Map<string, string>();
  let count = 0;

  const stripped = ({ account: _, ...row }: Row): LogMessage => row;
  const statusOf = ({ account, from, order }: Row): MessageStatus =>
    from === 'visitor' && order <= (readUpTo.get(account) ?? '') ? 'read' : 'sent';

  function show(account: string, atRest = false): void {
    for (const tab of tabs.filter((one) => one.account === account)) {
      const stored = rows
        .filter((row) => row.account === account)
        .map((row) => ({ ...stripped(row), status: statusOf(row) }));
      const { client, person } = tab;
      const messages = [...stored, ...tab.echoes];
      history.push({
        type: 'shown',
        client,
        side: 'visitor',
        person,
        account,
        atRest,
        earlier: false,
        messages,
      });
    }
  }

  function store(account: string, message: Pick<SeenMessage, 'from' | 'text' | 'clientId'>): Row {
    count += 1;
    const id = `m${count}`;
    const order = `000001.${String(count).padStart(6, '0')}`;
    const row = { ...message, id, order, account, conversation: `of ${account}` };
    rows = [...rows, row];
    return row;
  }

  function send(tab: Tab, isRefused: boolean): void {
    count += 1;
    const { client, person, account } = tab;
    const clientId = `c${count}`;
    const text = `${person} writes ${count}`;
    history.push({ type: 'sent', client, origin: person, person, clientId, text });
    const echo: SeenMessage = { id: clientId, clientId, order: `~${clientId}`, from: 'visitor', text };
    tab.echoes.push({ ...echo, status: 'pending' });
    show(account);
    tab.echoes.pop();
    if (isRefused) tab.echoes.push({ ...echo, status: 'failed' });
    else store(account, { from: 'visitor', text, clientId });
    show(account);
  }

  function say(account: string): void {
    count += 1;
    const told = { clientId: `o${count}`, text: `the operator says ${count}` };
    const { id } = store(account, { from: 'operator', ...told });
    history.push({ type: 'said', client: 'desk', account, outcome: 'ok', id, ...told });
    show(account);
  }

  function change(what: 'edit' | 'remove', pick: number): void {
    const own = rows.filter(({ from }) => from === 'operator');
    const row = own[pick % own.length];
    if (row === undefined) return;
    const { account, id } = row;
    if (what === 'remove') {
      rows = rows.filter((one) => one !== row);
      history.push({ type: 'removed', client: 'desk', account, outcome: 'ok', id });
    } else {
      count += 1;
      const text = `the operator corrects ${count}`;
      rows = rows.map((one) => (one === row ? { ...row, text, edited: true } : one));
      history.push({ type: 'edited', client: 'desk', account, outcome: 'ok', id, text });
    }
    show(account);
  }

  function answer(tab: Tab, what: 'retry' | 'discard'): void {
    const echo = tab.echoes.pop();
    if (echo?.clientId === undefined) return;
    const { clientId, text } = echo;
    const type = what === 'retry' ? 'retried' : 'discarded';
    history.push({ type, client: tab.client, clientId });
    if (what === 'retry') store(tab.account, { from: 'visitor', text, clientId });
    show(tab.account);
  }

  for (const { client, person, account } of tabs) history.push({ type: 'bound', client, person, account });
  for (const { account } of [tabs[0], tabs[2]].flatMap((tab) => tab ?? [])) {
    // Whatever the steps are: something to judge on both sides.
    const tab = tabs.find((one) => one.account === account);
    if (tab) send(tab, false);
    say(account);
  }
  for (const { what, pick } of steps) {
    const tab = tabs[pick % tabs.length];
    if (tab === undefined) continue;
    if (what === 'send' || what === 'fail') send(tab, what === 'fail');
    else if (what === 'retry' || what === 'discard') answer(tab, what);
    else if (what === 'say') say(tab.account);
    else if (what === 'edit' || what === 'remove') change(what, pick);
    else if (what === 'reload') tab.client = `${tab.client}'`;
    else if (what === 'tell') history.push({ type: 'noted', what: 'a fault' });
    else {
      const newest = rows.filter(({ account }) => account === tab.account).at(-1)?.order ?? '';
      // What was read and removed since is still behind the marker.
      if (newest < (readUpTo.get(tab.account) ?? '')) continue;
      readUpTo.set(tab.account, newest);
      history.push({ type: 'marked', client: 'desk', mark: `read of ${tab.account}`, at: newest });
      show(tab.account);
    }
  }
  for (const account of ['account-a', 'account-b']) {
    show(account, true);
    const messages = rows.filter((row) => row.account === account).map(stripped);
    history.push({ type: 'log', account, messages });
  }
  return history;
}
