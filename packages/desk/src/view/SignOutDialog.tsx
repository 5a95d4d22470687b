import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { texts } from '../texts.js';
import { useDesk } from './DeskContext.js';
import { Dialog } from './Dialog.js';

/** Asks before open chats are left behind. */
export function SignOutDialog(): JSX.Element {
  const desk = useDesk();
  const open = useStore(desk.$chats).filter((chat) => chat.conversation.phase !== 'ended').length;
  return (
    <Dialog heading={texts.signOutDialog.heading} onClose={desk.closeDialog}>
      <p>{texts.signOutDialog.body(open)}</p>
      <div class="dialog-buttons">
        <button class="button" type="button" onClick={desk.closeDialog}>
          {texts.signOutDialog.cancel}
        </button>
        <button
          class="button button-main"
          type="button"
          onClick={() => {
            desk.closeDialog();
            void desk.signOut();
          }}
        >
          {texts.signOutDialog.confirm}
        </button>
      </div>
    </Dialog>
  );
}
