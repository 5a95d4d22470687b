import { type Form, type FormAnswer, localize } from '@comptoir/transport';
import type { FormDraft } from './formDraft.js';
import { ownList } from './ownList.js';

/** A draft as the answers that are sent: every step of the form once, in words, empty ones as skipped. */
export function toAnswers(form: Form, draft: FormDraft, language: string): readonly FormAnswer[] {
  return form.steps.map((step) => {
    const chosen = ownList(draft.values, step.name);
    const files = ownList(draft.files, step.name);
    const values = chosen
      .map((value) => {
        const option = 'options' in step && step.options.find((candidate) => candidate.value === value);
        return option ? localize(option.label, language) : value.trim();
      })
      .filter((value) => value !== '');
    return {
      name: step.name,
      label: localize(step.label, language),
      skipped: values.length === 0 && files.length === 0,
      values,
      ...(files.length ? { files } : {}),
    };
  });
}
