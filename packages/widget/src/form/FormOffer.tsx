import { type Form, localize } from '@comptoir/transport';
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks';
import { adoptSheet } from '../panel/adoptSheet.js';
import { tick } from '../panel/drawings.js';
import { Icon } from '../panel/Icon.js';
import { useScope } from '../panel/scope.js';
import cards from '../styles/cards.css?inline';
import css from '../styles/form.css?inline';
import { FormFlow } from './FormFlow.js';
import { createFormDraft } from './formDraft.js';
import { formWords } from './formWords.js';

const questions = 'M8 7h8M8 12h8M8 17h5M5 3h14v18H5z';

/** A questionnaire to take or to leave; one that was left half-way is gone on with. */
export function FormOffer({
  form,
  answered,
}: {
  readonly form: Form;
  readonly answered: boolean;
}): JSX.Element {
  const { options, dictionary, openForm } = useScope();
  const words = dictionary.words('form', formWords);
  const port = useMemo(() => createFormDraft(options, form), [form]);
  const draft = answered ? undefined : port.read();
  useLayoutEffect(() => {
    adoptSheet(options.container, cards);
    adoptSheet(options.container, css);
  }, []);
  const open = (pressed: boolean): void => openForm(<FormFlow key={form.id} form={form} pressed={pressed} />);
  useEffect(() => {
    if (draft?.open) open(false);
  }, [port]);
  return (
    <div class="p-card p-offer">
      <Icon path={answered ? tick : questions} />
      <span>
        <bdi>{localize(form.title, dictionary.tag)}</bdi>
        <small>{answered ? words.answered : words.questions(form.steps.length)}</small>
        {form.intro && !answered && <small>{localize(form.intro, dictionary.tag)}</small>}
      </span>
      {!answered && (
        <button type="button" class="p-small p-strong" onClick={() => open(true)}>
          {draft ? words.resume : words.start}
        </button>
      )}
    </div>
  );
}
