import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { useDesk } from './DeskContext.js';
import { EndDialog } from './EndDialog.js';
import { FormDialog } from './FormDialog.js';
import { ShortcutsDialog } from './ShortcutsDialog.js';
import { SignOutDialog } from './SignOutDialog.js';

/** Whichever dialog is open; one about a chat that is gone closes with it. */
export function DeskDialogs(): JSX.Element | null {
  const desk = useDesk();
  const dialog = useStore(desk.$dialog);
  const chats = useStore(desk.$chats);
  if (dialog === undefined) return null;
  if (dialog.kind === 'shortcuts') return <ShortcutsDialog />;
  if (dialog.kind === 'signOut') return <SignOutDialog />;
  const chat = chats.find((held) => held.conversation.id === dialog.conversation);
  if (chat === undefined) return null;
  return dialog.kind === 'end' ? <EndDialog chat={chat} /> : <FormDialog chat={chat} />;
}
