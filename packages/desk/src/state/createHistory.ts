import { ChatError, type ConversationId } from '@comptoir/transport';
import type { DeskClient } from '../connection/createDeskClient.js';
import { toTranscript } from '../transcript/toTranscript.js';
import type { Attempt } from './createAttempt.js';
import type { Desk } from './desk.js';
import type { DeskEvent } from './deskEvent.js';
import type { ChatView } from './deskState.js';

/** What {@link createHistory} is made of. */
export interface HistoryOptions {
  readonly client: Pick<DeskClient, 'request'>;
  readonly attempt: Attempt;
  dispatch(event: DeskEvent): void;
  find(conversation: ConversationId): ChatView | undefined;
}

/** Messages of one page. */
const page = 50;

/** The verbs that need what was said before. */
export function createHistory({
  client,
  attempt,
  dispatch,
  find,
}: HistoryOptions): Pick<Desk, 'loadEarlier' | 'transcript'> {
  const loading = new Map<ConversationId, Promise<void>>();

  async function load(conversation: ConversationId): Promise<void> {
    const before = find(conversation)?.before;
    if (before === undefined) return;
    dispatch({ type: 'earlierWanted', conversation });
    const loaded = await attempt(async () => {
      const answer = await client.request({ type: 'history', conversation, before, limit: page });
      if (!('messages' in answer)) throw new ChatError('bad_frame');
      const next = answer.before === undefined ? {} : { before: answer.before };
      dispatch({ type: 'earlierLoaded', conversation, messages: answer.messages, ...next });
    });
    if (!loaded) dispatch({ type: 'earlierFailed', conversation });
  }

  function loadEarlier(conversation: ConversationId): Promise<void> {
    const running =
      loading.get(conversation) ?? load(conversation).finally(() => loading.delete(conversation));
    loading.set(conversation, running);
    return running;
  }

  return {
    loadEarlier,
    async transcript(conversation) {
      for (;;) {
        const chat = find(conversation);
        // What was said in earlier conversations is not asked for.
        if (chat?.before === undefined || chat.messages[0]?.conversation !== conversation)
          return chat && toTranscript(chat);
        await loadEarlier(conversation);
        if (find(conversation)?.before === chat.before) return undefined;
      }
    },
  };
}
