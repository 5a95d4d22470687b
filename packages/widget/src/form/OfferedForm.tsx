import type { Form } from '@comptoir/transport';
import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Lazy } from '../panel/Lazy.js';
import { useScope } from '../panel/scope.js';
import { useStore } from '../panel/useStore.js';
import { loadForm } from './loadForm.js';

const loadOffer = (): Promise<ComponentType<{ form: Form; answered: boolean }>> =>
  import('./form.js').then((module) => module.FormOffer);

/** An intent's questionnaire to take or to leave; one that cannot be had is not offered, the chat does without it. */
export function OfferedForm({ source }: { readonly source: Form | string }): JSX.Element | null {
  const { session, words } = useScope();
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
    loadForm(source).then(
      (loaded) => mounted && setForm(loaded),
      () => undefined,
    );
    return () => {
      mounted = false;
    };
  }, [source]);
  if (!form || known) return null;
  return (
    <>
      <Lazy load={loadOffer} props={{ form, answered: false }} />
      <p class="p-note">{words.justWrite}</p>
    </>
  );
}
