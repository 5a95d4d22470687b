import { texts } from '../texts.js';

/** One line of the shortcut list. */
export interface ShortcutLine {
  readonly keys: readonly string[];
  readonly text: string;
}

/** What the `?` overlay lists. */
export const shortcutLines: readonly ShortcutLine[] = [
  { keys: ['Alt+1', 'Alt+4'], text: texts.shortcuts.focus },
  { keys: ['Alt+J'], text: texts.shortcuts.next },
  { keys: ['Alt+K'], text: texts.shortcuts.previous },
  { keys: ['Alt+E'], text: texts.shortcuts.end },
  { keys: ['Alt+Q'], text: texts.shortcuts.questionnaire },
  { keys: ['Alt+H'], text: texts.shortcuts.transfer },
  { keys: ['Alt+T'], text: texts.shortcuts.take },
  { keys: ['Alt+A'], text: texts.shortcuts.status },
  { keys: ['Alt+S'], text: texts.shortcuts.sound },
  { keys: ['/'], text: texts.shortcuts.canned },
  { keys: ['Enter'], text: texts.shortcuts.send },
  { keys: ['↑'], text: texts.shortcuts.editLast },
  { keys: ['Esc'], text: texts.shortcuts.escape },
  { keys: ['?'], text: texts.shortcuts.help },
];
