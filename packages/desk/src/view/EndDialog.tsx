import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ChatView } from '../state/deskState.js';
import { texts } from '../texts.js';
import { useDesk } from './DeskContext.js';
import { Dialog } from './Dialog.js';

/** Asks before a chat is ended: Enter confirms, Escape goes back. */
export function EndDialog({ chat }: { chat: ChatView }): JSX.Element {
  const desk = useDesk();
  const { id, phase } = chat.conversation;
  // The visitor may end it while we are asked: then there is nothing left to confirm.
  useEffect(() => {
    if (phase === 'ended') desk.closeDialog();
  }, [phase]);
  return (
    <Dialog heading={texts.endDialog.heading(chat.visitor.name)} onClose={desk.closeDialog}>
      <p>{texts.endDialog.body}</p>
      <div class="dialog-buttons">
        <button class="button" type="button" onClick={desk.closeDialog}>
          {texts.endDialog.cancel}
        </button>
        <button
          class="button button-main"
          type="button"
          autofocus
          onClick={() => {
            desk.closeDialog();
            void desk.end(id);
          }}
        >
          {texts.endDialog.confirm}
        </button>
      </div>
    </Dialog>
  );
}
