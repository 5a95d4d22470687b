import { answersToText, createClientId, type Part } from '@comptoir/transport';
import type { PickedFile, Session } from '../session.js';
import type { SessionState } from '../state/sessionState.js';
import { toParts } from '../toParts.js';
import type { OutboxChange, OutboxEntry } from './outbox.js';

/** What the verbs of sending are given. */
export interface ComposingOptions {
  now(): number;
  state(): SessionState;
  /** Opens the storage and connects if needed. */
  start(): void;
  /** @throws ChatError `queue_full` */
  change(change: OutboxChange): void;
}

/** The verbs that fill the outbox. */
export type Composing = Pick<Session, 'send' | 'submit' | 'retry' | 'discard'>;

/** Makes the verbs of sending. Nothing is started or stored for a message that is refused. */
export function createComposing(options: ComposingOptions): Composing {
  const { change, state } = options;

  function enqueue(parts: readonly Part[], files: readonly PickedFile[] = []): string {
    const at = options.now();
    const clientId = createClientId(at);
    options.start();
    const { chosen } = state();
    const entry: OutboxEntry = {
      clientId,
      parts,
      at,
      isTried: false,
      status: 'pending',
      ...(chosen !== undefined && { intent: chosen }),
      ...(files.length > 0 && { files }),
    };
    change({ type: 'queued', entry });
    return clientId;
  }

  return {
    send: (content, files = []) =>
      enqueue(
        toParts(content, state().capabilities.maxText, files),
        files.filter(({ stored }) => !stored),
      ),
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
