import { isolated, plainName } from '@comptoir/transport/text';
import type { JSX } from 'preact';
import { intentWords } from '../panel/intentWords.js';
import { useScope } from '../panel/scope.js';
import { useStore } from '../panel/useStore.js';
import { intentOffer } from './intentOffer.js';
import { useTalkWords } from './useTalkWords.js';

/** Another button was pressed than the one the running conversation belongs to: says so, and offers both ways. */
export function IntentStrip(): JSX.Element | null {
  const scope = useScope();
  const { options, session } = scope;
  const words = useTalkWords();
  const pressed = useStore(options.$intent);
  const next = useStore(session.$intent);
  const conversation = useStore(session.$conversation);
  if (!conversation || conversation.phase === 'ended' || conversation.intent === pressed) return null;
  const wanted = intentOffer(pressed, intentWords(pressed, scope).title, words);
  const operator = conversation.operator;
  const going = next === pressed;
  return (
    <div class="p-strip">
      <p>
        {going
          ? wanted.next
          : operator
            ? words.talkingTo({ name: isolated(plainName(operator.name)) })
            : words.talking}
      </p>
      <button
        type="button"
        class="p-small"
        onClick={() => {
          session.start(going ? conversation.intent : pressed);
          scope.focus();
        }}
      >
        {going ? words.stay : wanted.ask}
      </button>
    </div>
  );
}
