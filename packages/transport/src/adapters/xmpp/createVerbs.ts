import type { SendOutcome } from '../../errors.js';
import type { Call } from '../../transport.js';
import type { Calls } from './createCalls.js';
import { fetchPart } from './fetchPart.js';
import type { Verbs } from './verbs.js';

type Part = typeof import('./createLate.js');
type Method = (...values: readonly unknown[]) => Promise<unknown>;

/** Each call and the place of its `Call` among its arguments. */
const asked = { send: 1, find: 1, history: 1, upload: 1, markRead: 1, rate: 2, end: 0, leave: 1 } as const;

/** Makes the methods. What they do comes with the first of them: calls wait for it in their order. */
export function createVerbs(calls: Calls, hasUpload: boolean, begin: (part: Part) => Verbs): Verbs {
  let late: Promise<Verbs> | undefined;
  const fetchLate = () => {
    late ??= fetchPart(() => import('./createLate.js')).then(begin);
    late.catch(() => {
      late = undefined;
    });
    return late;
  };
  const verbs: Record<string, unknown> = {};
  for (const [name, place] of Object.entries(asked)) {
    if (name === 'upload' && !hasUpload) continue;
    verbs[name] = (...values: readonly unknown[]) => {
      let outcome: SendOutcome = 'not-sent';
      return calls.enter(
        values[place] as Call | undefined,
        ({ resolve, reject }) => {
          fetchLate()
            .then((own) => {
              outcome = 'unknown';
              return (own as unknown as Readonly<Record<string, Method>>)[name]?.(...values);
            })
            .then(resolve, reject);
          return undefined;
        },
        { timeoutMs: 0, ...(name === 'send' && { outcome: () => outcome }) },
      );
    };
  }
  for (const name of ['typing', 'context'] as const) {
    verbs[name] = (value: object) =>
      void fetchLate().then(
        (own) => own[name](value as never),
        // Told and forgotten; the next call that is asked for says what is wrong.
        () => undefined,
      );
  }
  return verbs as unknown as Verbs;
}
