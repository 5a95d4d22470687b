import { localize } from '@comptoir/transport';
import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import type { ChatView } from '../state/deskState.js';
import { texts } from '../texts.js';
import { useDesk } from './DeskContext.js';
import { Dialog } from './Dialog.js';

/** Chooses a questionnaire; choosing sends it. */
export function FormDialog({ chat }: { chat: ChatView }): JSX.Element {
  const desk = useDesk();
  const { forms } = useStore(desk.$state);
  return (
    <Dialog heading={texts.formDialog.heading(chat.visitor.name)} onClose={desk.closeDialog}>
      {forms.length === 0 && <p>{texts.formDialog.none}</p>}
      <ul class="forms">
        {forms.map((form) => (
          <li key={`${form.id}@${form.version}`}>
            <button
              class="form-choice"
              type="button"
              onClick={() => {
                desk.closeDialog();
                desk.sendForm(chat.conversation.id, form);
              }}
            >
              <strong>
                <bdi>{localize(form.title, 'en')}</bdi>
              </strong>
              <span class="muted">{texts.formDialog.steps(form.steps.length)}</span>
            </button>
          </li>
        ))}
      </ul>
      <div class="dialog-buttons">
        <button class="button" type="button" onClick={desk.closeDialog}>
          {texts.formDialog.cancel}
        </button>
      </div>
    </Dialog>
  );
}
