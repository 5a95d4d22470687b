import type { JSX } from 'preact';
import { useDesk } from './DeskContext.js';
import { Dialog } from './Dialog.js';

/** What {@link ConfirmDialog} is given. */
export interface ConfirmDialogProps {
  readonly words: { readonly body: string; readonly confirm: string; readonly cancel: string };
  readonly heading: string;
  onConfirm(): void;
}

/** Asks before something that cannot be taken back: Enter confirms, Escape goes back. */
export function ConfirmDialog({ heading, words, onConfirm }: ConfirmDialogProps): JSX.Element {
  const desk = useDesk();
  return (
    <Dialog heading={heading} onClose={desk.closeDialog}>
      <p>{words.body}</p>
      <div class="dialog-buttons">
        <button class="button" type="button" onClick={desk.closeDialog}>
          {words.cancel}
        </button>
        <button
          class="button button-main"
          type="button"
          autofocus
          onClick={() => {
            desk.closeDialog();
            onConfirm();
          }}
        >
          {words.confirm}
        </button>
      </div>
    </Dialog>
  );
}
