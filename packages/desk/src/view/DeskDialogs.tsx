import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { texts } from '../texts.js';
import { ConfirmDialog } from './ConfirmDialog.js';
import { useDesk } from './DeskContext.js';
import { EditDialog } from './EditDialog.js';
import { FormDialog } from './FormDialog.js';
import { ShortcutsDialog } from './ShortcutsDialog.js';
import { SignOutDialog } from './SignOutDialog.js';
import { TransferDialog } from './TransferDialog.js';

/** Whichever dialog is open; one about a chat or a message that is gone closes with it. */
export function DeskDialogs(): JSX.Element | null {
  const desk = useDesk();
  const dialog = useStore(desk.$dialog);
  const chats = useStore(desk.$chats);
  const id = dialog !== undefined && 'conversation' in dialog ? dialog.conversation : undefined;
  const chat = chats.find((held) => held.conversation.id === id);
  const message =
    dialog !== undefined && 'message' in dialog
      ? chat?.messages.find((held) => held.id === dialog.message && !held.removed)
      : undefined;
  const isOver = chat?.conversation.phase === 'ended';
  const isGone =
    (id !== undefined && chat === undefined) ||
    (dialog !== undefined && 'message' in dialog && message === undefined) ||
    ((dialog?.kind === 'end' || dialog?.kind === 'transfer') && isOver);
  // Left open unseen, it would keep the shortcuts to itself.
  useEffect(() => {
    if (isGone) desk.closeDialog();
  }, [isGone]);
  if (dialog === undefined || isGone) return null;
  if (dialog.kind === 'shortcuts') return <ShortcutsDialog />;
  if (dialog.kind === 'signOut') return <SignOutDialog />;
  if (chat === undefined) return null;
  const { conversation, visitor } = chat;
  if (message !== undefined) {
    return dialog.kind === 'edit' ? (
      <EditDialog message={message} />
    ) : (
      <ConfirmDialog
        heading={message.from === 'visitor' ? texts.removeDialog.visitors : texts.removeDialog.own}
        words={texts.removeDialog}
        onConfirm={() => void desk.remove(conversation.id, message.id)}
      />
    );
  }
  switch (dialog.kind) {
    case 'end':
      return (
        <ConfirmDialog
          heading={texts.endDialog.heading(visitor.name)}
          words={texts.endDialog}
          onConfirm={() => void desk.end(conversation.id)}
        />
      );
    case 'transfer':
      return <TransferDialog chat={chat} />;
    case 'ban':
      return (
        <ConfirmDialog
          heading={texts.banDialog.heading(visitor.name)}
          words={texts.banDialog}
          onConfirm={() => void desk.ban(conversation.id)}
        />
      );
    default:
      return <FormDialog chat={chat} />;
  }
}
