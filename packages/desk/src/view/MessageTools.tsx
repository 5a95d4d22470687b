import type { JSX } from 'preact';
import { canEdit, canRemove } from '../state/canEdit.js';
import type { DeskMessage } from '../state/deskState.js';
import { texts } from '../texts.js';
import { useDesk } from './DeskContext.js';
import { Icon } from './Icon.js';

/** Changing and removing, on our own messages; out of sight until the pointer or the keyboard gets there. */
export function MessageTools({ message }: { message: DeskMessage }): JSX.Element | null {
  const desk = useDesk();
  const me = desk.$state.get().operator;
  if (!canRemove(message, me)) return null;
  const { id, conversation } = message;
  return (
    <div class="message-tools">
      {canEdit(message, me) && (
        <button
          class="button button-quiet button-tool"
          type="button"
          aria-label={texts.log.edit}
          title={texts.log.edit}
          onClick={() => desk.openDialog({ kind: 'edit', conversation, message: id })}
        >
          <Icon name="pencil" />
        </button>
      )}
      <button
        class="button button-quiet button-tool"
        type="button"
        aria-label={texts.log.remove}
        title={texts.log.remove}
        onClick={() => desk.openDialog({ kind: 'remove', conversation, message: id })}
      >
        <Icon name="bin" />
      </button>
    </div>
  );
}
