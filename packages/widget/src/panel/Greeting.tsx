import type { Form } from '@comptoir/transport';
import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { intentWords } from './intentWords.js';
import { Lazy } from './Lazy.js';
import { useScope } from './scope.js';

const loadOffer = (): Promise<ComponentType<{ form: Form; answered: boolean }>> =>
  import('../form/FormOffer.js').then((module) => module.FormOffer);

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
  const { options, words } = scope;
  const source = options.intents.find((candidate) => candidate.id === intent)?.form;
  const [form, setForm] = useState<Form>();
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
      <p class="p-bubble" dir="auto">
        {intentWords(intent, options.intents, scope).greeting}
      </p>
      {form && (
        <>
          <Lazy load={loadOffer} props={{ form, answered: false }} />
          <p class="p-note">{words.justWrite}</p>
        </>
      )}
    </div>
  );
}
