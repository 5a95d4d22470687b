import type { JSX } from 'preact';
import { canEdit, canRemove } from '../state/canEdit.js';
import type { DeskMessage } from '../state/deskState.js';
import { texts } from '../texts.js';
import { useDesk } from './DeskContext.js';
import { Icon } from './Icon.js';

/** Opens the dialog of that name. */
function Tool({ kind, message }: { kind: 'edit' | 'remove'; message: DeskMessage }): JSX.Element {
  const desk = useDesk();
  const { id, conversation } = message;
  return (
    <button
      class="button button-quiet button-tool"
      type="button"
      aria-label={texts.log[kind]}
      title={texts.log[kind]}
      onClick={() => desk.openDialog({ kind, conversation, message: id })}
    >
      <Icon name={kind === 'edit' ? 'pencil' : 'bin'} />
    </button>
  );
}

/** Changing and removing, on our own messages; out of sight until the pointer or the keyboard gets there. */
export function MessageTools({ message }: { message: DeskMessage }): JSX.Element | null {
  const me = useDesk().$state.get().operator;
  if (!canRemove(message, me)) return null;
  return (
    <div class="message-tools">
      {canEdit(message, me) && <Tool kind="edit" message={message} />}
      <Tool kind="remove" message={message} />
    </div>
  );
}
