import { type ConversationId, createClientId } from '@comptoir/transport';
import type { DeskClient } from '../connection/createDeskClient.js';
import type { DeskEnvironment } from '../connection/deskEnvironment.js';
import { texts } from '../texts.js';
import type { Attempt } from './createAttempt.js';
import type { Desk } from './desk.js';
import type { DeskEvent } from './deskEvent.js';
import type { ChatView } from './deskState.js';
import { editedParts } from './editedParts.js';

/** What {@link createChanges} is made of. */
export interface ChangesOptions {
  readonly client: Pick<DeskClient, 'request'>;
  readonly environment: Pick<DeskEnvironment, 'now'>;
  readonly attempt: Attempt;
  dispatch(event: DeskEvent): void;
  find(conversation: ConversationId): ChatView | undefined;
}

/** The verbs that change what was said and whose chat it is; nothing is shown before the server has it. */
export function createChanges({
  client,
  environment,
  attempt,
  dispatch,
  find,
}: ChangesOptions): Pick<Desk, 'edit' | 'remove' | 'transfer' | 'ban'> {
  return {
    async edit(conversation, message, text) {
      const held = find(conversation)?.messages.find(({ id }) => id === message);
      if (held === undefined) return false;
      return attempt(
        async () => {
          const answer = await client.request({
            type: 'edit',
            conversation,
            message,
            clientId: createClientId(environment.now()),
            parts: editedParts(held, text.trim()),
          });
          if ('message' in answer) dispatch({ type: 'message', message: answer.message });
        },
        { not_found: texts.editDialog.gone },
      );
    },
    async remove(conversation, message) {
      const removed = await attempt(() => client.request({ type: 'remove', conversation, message }), {
        not_found: texts.editDialog.gone,
      });
      if (removed) dispatch({ type: 'removed', conversation, id: message });
    },
    async transfer(conversation, to) {
      await attempt(() => client.request({ type: 'transfer', conversation, to }), {
        not_found: texts.transferDialog.gone,
        queue_full: texts.transferDialog.full,
      });
    },
    async ban(conversation) {
      await attempt(() => client.request({ type: 'ban', conversation }));
    },
  };
}
