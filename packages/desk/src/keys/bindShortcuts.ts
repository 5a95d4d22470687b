import { tinykeys } from 'tinykeys';
import type { Desk } from '../state/desk.js';
import type { ChatView } from '../state/deskState.js';
import { isTyping } from './isTyping.js';

/**
 * Binds the desk's keys. Everything but `?` is Alt with a key, taken by its place on the keyboard, so that Cyrillic
 * layouts and a Mac's Option letters work too. With a dialog open only the dialog listens.
 */
export function bindShortcuts(desk: Desk, target: Window): () => void {
  function active(): ChatView | undefined {
    const id = desk.$active.get();
    return desk.$chats.get().find((chat) => chat.conversation.id === id);
  }

  function focusAt(index: number): void {
    const chat = desk.$chats.get()[index];
    if (chat !== undefined) desk.focusChat(chat.conversation.id);
  }

  function step(by: 1 | -1): void {
    const chats = desk.$chats.get();
    if (chats.length === 0) return;
    const at = chats.findIndex((chat) => chat.conversation.id === desk.$active.get());
    focusAt((at + by + chats.length) % chats.length);
  }

  const actions: Readonly<Record<string, () => void>> = {
    'Alt+Digit1': () => focusAt(0),
    'Alt+Digit2': () => focusAt(1),
    'Alt+Digit3': () => focusAt(2),
    'Alt+Digit4': () => focusAt(3),
    'Alt+KeyJ': () => step(1),
    'Alt+KeyK': () => step(-1),
    'Alt+KeyE'() {
      const chat = active();
      if (chat === undefined) return;
      const conversation = chat.conversation.id;
      if (chat.conversation.phase === 'ended') desk.dismissChat(conversation);
      else desk.openDialog({ kind: 'end', conversation });
    },
    'Alt+KeyH'() {
      const chat = active();
      if (chat === undefined || chat.conversation.phase === 'ended') return;
      desk.openDialog({ kind: 'transfer', conversation: chat.conversation.id });
    },
    'Alt+KeyQ'() {
      const chat = active();
      if (chat === undefined || chat.conversation.phase === 'ended') return;
      desk.openDialog({ kind: 'questionnaire', conversation: chat.conversation.id });
    },
    'Alt+KeyT'() {
      const first = desk.$queue.get()[0];
      if (first !== undefined) void desk.take(first.conversation);
    },
    'Alt+KeyA': () => void desk.setStatus(desk.$state.get().status === 'away' ? 'available' : 'away'),
    'Alt+KeyS': () => desk.setSound(!desk.$sound.get()),
  };

  const guarded = (action: () => void) => (event: KeyboardEvent) => {
    if (desk.$session.get().phase !== 'signedIn' || desk.$dialog.get() !== undefined) return;
    event.preventDefault();
    action();
  };

  return tinykeys(target, {
    ...Object.fromEntries(Object.entries(actions).map(([keys, action]) => [keys, guarded(action)])),
    'Shift+?'(event) {
      if (isTyping(event.target)) return;
      guarded(() => desk.openDialog({ kind: 'shortcuts' }))(event);
    },
  });
}
