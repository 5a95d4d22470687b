import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DeskMessage } from '../state/deskState.js';
import { wordsOf } from '../state/editedParts.js';
import { texts } from '../texts.js';
import { useDesk } from './DeskContext.js';
import { Dialog } from './Dialog.js';

/** Changes the words of one of our messages: Enter saves; what was written stays when saving fails. */
export function EditDialog({ message }: { message: DeskMessage }): JSX.Element {
  const desk = useDesk();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => wordsOf(message));
  const [busy, setBusy] = useState(false);
  useLayoutEffect(() => {
    field.current?.setSelectionRange(text.length, text.length);
  }, []);

  async function save(): Promise<void> {
    if (busy || text.trim() === '') return;
    setBusy(true);
    if (await desk.edit(message.conversation, message.id, text)) desk.closeDialog();
    setBusy(false);
  }

  return (
    <Dialog heading={texts.editDialog.heading} onClose={desk.closeDialog}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <textarea
          ref={field}
          class="dialog-field"
          rows={4}
          maxLength={4000}
          autofocus
          value={text}
          aria-label={texts.editDialog.field}
          dir="auto"
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.isComposing || event.key !== 'Enter' || event.shiftKey) return;
            event.preventDefault();
            void save();
          }}
        />
        <div class="dialog-buttons">
          <button class="button" type="button" onClick={desk.closeDialog}>
            {texts.editDialog.cancel}
          </button>
          <button class="button button-main" type="submit" aria-disabled={busy || text.trim() === ''}>
            {texts.editDialog.confirm}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
