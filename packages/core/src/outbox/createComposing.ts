import { answersToText, createClientId, type Part } from '@comptoir/transport';
import type { Session } from '../session.js';
import type { SessionState } from '../state/sessionState.js';
import { toParts } from '../toParts.js';
import { checkRoom } from './checkRoom.js';
import type { OutboxChange } from './outbox.js';

/** What the verbs of sending are given. */
export interface ComposingOptions {
  now(): number;
  state(): SessionState;
  /** Opens the storage and connects if needed. */
  start(): void;
  change(change: OutboxChange): void;
}

/** The verbs that fill the outbox. */
export type Composing = Pick<Session, 'send' | 'submit' | 'retry' | 'discard'>;

/** Makes the verbs of sending. Nothing is started or stored for a message that is refused. */
export function createComposing(options: ComposingOptions): Composing {
  const { change, state } = options;

  function enqueue(parts: readonly Part[]): string {
    const at = options.now();
    const clientId = createClientId(at);
    // Brings back what an earlier page of this tab has left: it stands before this message.
    options.start();
    const { chosen, outbox } = state();
    const intent = chosen === undefined ? {} : { intent: chosen };
    const entry = { clientId, parts, at, isTried: false, status: 'pending', ...intent } as const;
    checkRoom(outbox, entry);
    change({ type: 'queued', entry });
    return clientId;
  }

  return {
    send: (content) => enqueue(toParts(content, state().capabilities.maxText)),
    submit: ({ form, title, answers }) => {
      const { forms, maxText } = state().capabilities;
      const part = {
        kind: 'formAnswers',
        formId: form.id,
        formVersion: form.version,
        title,
        answers,
      } as const;
      return enqueue(forms ? [part] : toParts(answersToText(part), maxText));
    },
    retry: (clientId) => {
      options.start();
      change({ type: 'retried', clientId });
    },
    discard: (clientId) => change({ type: 'discarded', clientId }),
  };
}
