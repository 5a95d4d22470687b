import { plainName } from '@comptoir/transport/text';
import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import type { ChatView } from '../state/deskState.js';
import { texts } from '../texts.js';
import { useDesk } from './DeskContext.js';
import { Dialog } from './Dialog.js';

/** Chooses the colleague who gets the chat; those who cannot take it now are shown, with why. */
export function TransferDialog({ chat }: { chat: ChatView }): JSX.Element {
  const desk = useDesk();
  const { colleagues, operator } = useStore(desk.$state);
  const others = colleagues.filter((colleague) => colleague.operator.id !== operator?.id);
  const words = texts.transferDialog;
  return (
    <Dialog heading={words.heading(chat.visitor.name)} onClose={desk.closeDialog}>
      {others.length === 0 && <p>{words.none}</p>}
      <ul class="forms">
        {others.map(({ operator: { id, name }, groups, state }) => (
          <li key={id}>
            <button
              class="form-choice"
              type="button"
              disabled={state !== 'available'}
              onClick={() => {
                desk.closeDialog();
                void desk.transfer(chat.conversation.id, id);
              }}
            >
              <strong>
                <bdi>{plainName(name)}</bdi>
              </strong>
              <span class="muted">
                {words.states[state]} · {groups.map(texts.chats.intent).join(', ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <div class="dialog-buttons">
        <button class="button" type="button" onClick={desk.closeDialog}>
          {words.cancel}
        </button>
      </div>
    </Dialog>
  );
}
