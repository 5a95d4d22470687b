import { isSuspect } from '@comptoir/core';
import { type FileRef, type Form, toJson } from '@comptoir/transport';
import type { PanelOptions } from '../panel/panel.js';

/** How far a visitor has come with a questionnaire. */
export interface FormDraft {
  /** Whether it lay over the conversation, and lies there again after a reload. */
  readonly open: boolean;
  readonly step: number;
  /** Per step: the text, or the values of the chosen options. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly files: Readonly<Record<string, readonly FileRef[]>>;
}

/** Where one questionnaire's draft is kept. */
export interface FormDraftPort {
  /** Nothing yet, or nothing readable: `undefined`. */
  read(): FormDraft | undefined;
  write(draft: FormDraft): void;
  remove(): void;
}

/** Keeps drafts in this tab's storage, so that they survive a reload and end with the tab. */
export function createFormDraft(
  {
    drafts,
    namespace = 'default',
    keepDrafts = () => true,
  }: Pick<PanelOptions, 'drafts' | 'namespace' | 'keepDrafts'>,
  form: Form,
): FormDraftPort {
  const key = `comptoir.${namespace}.form.${form.id}.${form.version}`;
  const stored = <Result>(action: () => Result): Result | undefined => {
    try {
      return keepDrafts() ? action() : undefined;
    } catch {
      // Blocked or full: the copy in memory is all there is.
      return undefined;
    }
  };
  return {
    read: () => {
      try {
        const text = drafts.get(key) ?? stored(() => sessionStorage.getItem(key));
        const draft = JSON.parse(text ?? 'null') as FormDraft | null;
        return draft && Number.isInteger(draft.step) && draft.values && draft.files ? draft : undefined;
      } catch {
        // Somebody else's text under our key is no draft.
        return undefined;
      }
    },
    write: (draft) => {
      const text = toJson(draft);
      drafts.set(key, text);
      // What may be a card's number is not written down.
      const isSafe = !isSuspect(JSON.stringify(draft.values));
      stored(() => (isSafe ? sessionStorage.setItem(key, text) : sessionStorage.removeItem(key)));
    },
    remove: () => {
      drafts.delete(key);
      stored(() => sessionStorage.removeItem(key));
    },
  };
}
