import { type Form, localize } from '@comptoir/transport';
import type { JSX } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { adoptSheet } from '../panel/adoptSheet.js';
import { errorWords } from '../panel/errorWords.js';
import { SubmitButton } from '../panel/SubmitButton.js';
import { useScope } from '../panel/scope.js';
import { useStore } from '../panel/useStore.js';
import fields from '../styles/fields.css?inline';
import css from '../styles/form.css?inline';
import progress from '../styles/progress.css?inline';
import { createFormDraft, type FormDraft } from './formDraft.js';
import { formWords } from './formWords.js';
import { ownList } from './ownList.js';
import { StepField } from './StepField.js';
import { toAnswers } from './toAnswers.js';

const nothing: FormDraft = { open: true, step: 0, values: {}, files: {} };

/** A questionnaire, one question at a time. Every question can be skipped, and so can all of it. */
export function FormFlow({
  form,
  pressed,
}: {
  readonly form: Form;
  /** The visitor has just asked for it; when the page was just loaded, the focus is the page's own. */
  readonly pressed: boolean;
}): JSX.Element | null {
  const scope = useScope();
  const { options, session, dictionary, openForm } = scope;
  const own = dictionary.words('form', formWords);
  const port = useMemo(() => createFormDraft(options, form), [form]);
  const [draft, setDraft] = useState<FormDraft>(() => ({ ...(port.read() ?? nothing), open: true }));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const card = useRef<HTMLFormElement>(null);
  const { upload } = useStore(session.$capabilities);

  // A photo that cannot be sent is not asked for; its step counts as skipped.
  const steps = form.steps.filter((one) => upload || one.kind !== 'photo');
  const index = Math.min(Math.max(draft.step, 0), steps.length - 1);
  const step = steps[index];
  const last = index === steps.length - 1;

  const change = (patch: Partial<FormDraft>): void =>
    setDraft((now) => {
      const next = { ...now, ...patch };
      port.write(next);
      return next;
    });
  useLayoutEffect(() => {
    adoptSheet(options.container, fields);
    adoptSheet(options.container, css);
    adoptSheet(options.container, progress);
    port.write(draft);
  }, [port]);
  const moves = useRef(pressed);
  useLayoutEffect(() => {
    const question = card.current?.querySelector('fieldset');
    if (moves.current)
      (
        question?.querySelector<HTMLElement>(':is(input:not([hidden]), textarea, button)') ?? question
      )?.focus();
    moves.current = true;
    card.current?.scrollIntoView?.({ block: 'start' });
  }, [index]);

  const send = (finished: FormDraft): void => {
    try {
      session.submit({
        form,
        title: localize(form.title, dictionary.tag),
        answers: toAnswers(form, finished, dictionary.tag),
      });
      port.remove();
      openForm(undefined);
    } catch (cause) {
      setError(cause);
    }
  };
  const go = (to: number, patch: Partial<FormDraft> = {}): void => {
    setBusy(false);
    if (to < steps.length) {
      change({ ...patch, step: Math.max(to, 0) });
      return;
    }
    const finished = { ...draft, ...patch };
    port.write(finished);
    send(finished);
  };
  const leave = (): void => {
    port.write({ ...draft, open: false });
    openForm(undefined);
  };
  if (!step) return null;
  return (
    <form ref={card} class="p-sheet p-form" aria-label={localize(form.title, dictionary.tag)}>
      <p class="p-progress">
        <span>{localize(form.title, dictionary.tag)}</span>
        <span>{own.progress({ step: `${index + 1}`, steps: `${steps.length}` })}</span>
      </p>
      <progress aria-hidden="true" value={index + 1} max={steps.length} />
      <fieldset key={step.name} tabIndex={-1}>
        <legend>
          <bdi>{localize(step.label, dictionary.tag)}</bdi>
        </legend>
        {step.hint && <p class="p-muted">{localize(step.hint, dictionary.tag)}</p>}
        {step.kind === 'multiChoice' && step.max && <p class="p-muted">{own.upTo(step.max)}</p>}
        <StepField
          step={step}
          values={ownList(draft.values, step.name)}
          files={ownList(draft.files, step.name)}
          onValues={(values) => change({ values: { ...draft.values, [step.name]: values } })}
          onFiles={(files) => change({ files: { ...draft.files, [step.name]: files } })}
          onBusy={setBusy}
        />
      </fieldset>
      <p role="alert" class="p-note p-bad">
        {error ? errorWords(error, scope) : ''}
      </p>
      <div class="p-actions">
        {index > 0 && (
          <button type="button" class="p-small" onClick={() => go(index - 1)}>
            {own.back}
          </button>
        )}
        <button
          type="button"
          class="p-small p-away-end"
          onClick={() =>
            go(index + 1, {
              values: { ...draft.values, [step.name]: [] },
              files: { ...draft.files, [step.name]: [] },
            })
          }
        >
          {own.skip}
        </button>
        <SubmitButton busy={busy} onSubmit={() => go(index + 1)}>
          {last ? own.submit : own.next}
        </SubmitButton>
      </div>
      <button type="button" class="p-text" onClick={leave}>
        {own.leave}
      </button>
    </form>
  );
}
