import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
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

/** Changing our own messages, removing them and the visitor's; out of sight until the pointer or the keyboard gets there. */
export function MessageTools({ message }: { message: DeskMessage }): JSX.Element | null {
  const me = useDesk().$state.get().operator;
  const tools = useRef<HTMLDivElement>(null);
  // With its last button a removed message would take the keyboard focus along, out of the chat.
  useLayoutEffect(
    () => () => {
      const isHere = tools.current?.contains(document.activeElement);
      if (isHere) tools.current?.closest<HTMLElement>('[role=log]')?.focus({ preventScroll: true });
    },
    [],
  );
  if (!canRemove(message, me)) return null;
  return (
    <div ref={tools} class="message-tools">
      {canEdit(message, me) && <Tool kind="edit" message={message} />}
      <Tool kind="remove" message={message} />
    </div>
  );
}
