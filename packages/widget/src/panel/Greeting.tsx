import type { Form } from '@comptoir/transport';
import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { intentWords } from './intentWords.js';
import { Lazy } from './Lazy.js';
import { useScope } from './scope.js';
import { useStore } from './useStore.js';

const loadOffer = (): Promise<ComponentType<{ form: Form; answered: boolean }>> =>
  import('../form/form.js').then((module) => module.FormOffer);

/** The first lines of an intent, and its questionnaire to take or to leave. */
export function Greeting({
  intent,
  offer,
}: {
  readonly intent: string;
  /** Whether to offer the intent's questionnaire. */
  readonly offer: boolean;
}): JSX.Element {
  const scope = useScope();
  const { options, session, words } = scope;
  const source = options.intents.find((candidate) => candidate.id === intent)?.form;
  const [form, setForm] = useState<Form>();
  const conversation = useStore(session.$conversation);
  // In this conversation it was already sent or answered.
  const known = useStore(session.$messages).some(
    (message) =>
      conversation?.phase !== 'ended' &&
      message.conversation === conversation?.id &&
      message.parts.some(
        (part) =>
          (part.kind === 'form' && part.form.id === form?.id) ||
          (part.kind === 'formAnswers' && part.formId === form?.id),
      ),
  );
  useEffect(() => {
    let mounted = true;
    setForm(undefined);
    if (offer && source)
      import('../form/loadForm.js')
        .then(({ loadForm }) => loadForm(source))
        // A questionnaire that cannot be had is not offered; the chat does without it.
        .then((loaded) => mounted && setForm(loaded))
        .catch(() => mounted && setForm(undefined));
    return () => {
      mounted = false;
    };
  }, [source, offer]);
  return (
    <div class="p-greeting">
      <p dir="auto">{intentWords(intent, scope).greeting}</p>
      {form && !known && (
        <>
          <Lazy load={loadOffer} props={{ form, answered: false }} />
          <p class="p-note">{words.justWrite}</p>
        </>
      )}
    </div>
  );
}
