import type { Call, Connection } from '../../transport.js';
import type { Bounds, Calls } from './createCalls.js';
import type { Talk } from './createTalk.js';

/** The methods of a connection, apart from its end. */
export type Verbs = Required<Omit<Connection, 'snapshot' | 'capabilities' | 'closed' | 'close' | 'upload'>> &
  Pick<Connection, 'upload'>;

type Method = (...values: readonly unknown[]) => Promise<unknown>;

/** Each call and the place of its `Call` among its arguments. */
const places = { send: 1, find: 1, history: 1, upload: 1, markRead: 1, rate: 2, end: 0, leave: 1 } as const;

/** These wait for the room; all else asks the server, and that has bounds of its own. */
const bounds: Readonly<Record<string, Bounds>> = { send: { outcome: 'not-sent' }, markRead: {} };

/** Makes the methods. What they do comes with the first of them: calls wait for it in their order. */
export function createVerbs(calls: Calls, hasUpload: boolean, fetchTalk: () => Promise<Talk>): Verbs {
  const verbs: Record<string, unknown> = {};
  for (const [name, place] of Object.entries(places)) {
    if (name === 'upload' && !hasUpload) continue;
    verbs[name] = (...values: unknown[]) =>
      calls.enter(
        values[place] as Call | undefined,
        async (own) => {
          values[place] = own;
          const { speech } = await fetchTalk();
          return (speech as unknown as Readonly<Record<string, Method>>)[name]?.(...values);
        },
        bounds[name] ?? { timeoutMs: 0 },
      );
  }
  for (const name of ['typing', 'context'] as const) {
    verbs[name] = (value: object) =>
      void fetchTalk().then(
        ({ speech }) => speech[name](value as never),
        // Told and forgotten; the next call that is asked for says what is wrong.
        () => undefined,
      );
  }
  return verbs as unknown as Verbs;
}
