import type { History, HistoryEvent, SeenMessage } from '../src/history/historyEvent.js';

type Listing = HistoryEvent & { readonly type: 'shown' | 'log' };

/** One fault to plant. Numbers choose among what there is. */
export interface Mutation {
  readonly what: 'drop' | 'duplicate' | 'swap' | 'change' | 'forget' | 'lend';
  readonly where: 'log' | 'shown';
  readonly pick: number;
  readonly place: number;
}

/** Every way to spoil a history. */
export const mutations: readonly Mutation['what'][] = [
  'drop',
  'duplicate',
  'swap',
  'change',
  'forget',
  'lend',
];

const isJudged = (event: HistoryEvent, where: Mutation['where']): event is Listing =>
  where === 'log' ? event.type === 'log' : event.type === 'shown' && event.atRest;

function spoil<T extends SeenMessage>(messages: readonly T[], { what, place }: Mutation): readonly T[] {
  // What is shown as failed is no row of the log, so its place means nothing.
  const stored = messages.filter(({ status }) => status !== 'failed');
  const index = place % stored.length;
  const chosen = stored[index];
  const next = stored[(index + 1) % stored.length];
  if (chosen === undefined || next === undefined) return messages;
  const swapped = new Map([
    [chosen, next],
    [next, chosen],
  ]);
  switch (what) {
    case 'drop':
      return messages.filter((message) => message !== chosen);
    case 'duplicate':
      return messages.flatMap((message) => (message === chosen ? [message, message] : message));
    case 'swap':
      return messages.map((message) => swapped.get(message) ?? message);
    default:
      return messages.map((message) =>
        message === chosen ? { ...message, text: 'something else' } : message,
      );
  }
}

/** The history with one fault in it. It must hold at least two messages in each log. */
export function mutateHistory(history: History, mutation: Mutation): History {
  const { what, where, pick } = mutation;
  if (what === 'forget') {
    const sent = history.filter((event) => event.type === 'sent');
    const victim = sent[pick % sent.length];
    return history.map((event) =>
      event === victim && event.type === 'sent' ? { ...event, clientId: 'unknown' } : event,
    );
  }
  const listings = history.filter((event) => isJudged(event, where));
  const victim = listings[pick % listings.length];
  if (what === 'lend') {
    return history.map((event) =>
      event.type === 'bound' && event.account === victim?.account ? { ...event, person: 'somebody' } : event,
    );
  }
  return history.map((event) => {
    if (event !== victim || !isJudged(event, where)) return event;
    return { ...event, messages: spoil<never>(event.messages as never, mutation) } as HistoryEvent;
  });
}
