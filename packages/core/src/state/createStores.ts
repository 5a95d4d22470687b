import type { Conversation } from '@comptoir/transport';
import { atom, batch, type WritableAtom } from 'nanostores';
import type { Outbox } from '../outbox/outbox.js';
import { toEcho } from '../outbox/toEcho.js';
import type { ChatMessage } from '../session.js';
import type { SessionState } from './sessionState.js';
import { type View, viewOf } from './viewOf.js';

type Atoms = { readonly [Name in keyof View]: WritableAtom<View[Name]> };

/** The stores of one session and the one place that fills them. */
export interface Stores {
  readonly stores: Atoms & { readonly $draft: WritableAtom<string> };
  /** Shows a state; subscribers see all of it or nothing. Rethrows what a subscriber threw, after all were served. */
  publish(state: SessionState, due: Conversation | undefined): void;
}

const look = (outbox: Outbox) => outbox.map(({ clientId, status }) => clientId + status).join();

/** Makes the stores; nothing is shared between two sessions. */
export function createStores(first: SessionState): Stores {
  let shown = first;
  let messages: readonly ChatMessage[] = [];
  const atoms = Object.fromEntries(
    Object.entries(viewOf(first, messages)).map(([name, value]) => [name, atom<unknown>(value)]),
  );

  return {
    stores: { ...(atoms as unknown as Atoms), $draft: atom('') },
    publish: (state, due) => {
      const { conversation, log, outbox, skewMs } = state;
      // That a message is on its way is not seen, so it must not cost a rendering.
      if (log.stored !== shown.log.stored || look(outbox) !== look(shown.outbox)) {
        const echoes = outbox.map((entry) => toEcho(entry, conversation?.id ?? '', skewMs));
        messages = [...log.stored, ...echoes];
      }
      shown = state;
      batch(() => {
        for (const [name, value] of Object.entries(viewOf(state, messages, due))) atoms[name]?.set(value);
      });
    },
  };
}
