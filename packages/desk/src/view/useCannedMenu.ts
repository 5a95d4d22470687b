import type { CannedReply } from '@comptoir/transport/wire';
import { useStore } from '@nanostores/preact';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { fillCanned } from '../canned/fillCanned.js';
import { filterCanned } from '../canned/filterCanned.js';
import { type SlashQuery, slashQuery } from '../canned/slashQuery.js';
import type { ChatView } from '../state/deskState.js';
import { useDesk } from './DeskContext.js';

/** The canned replies under one message field. */
export interface CannedMenuState {
  readonly open: boolean;
  readonly fitting: readonly CannedReply[];
  /** Index of the highlighted reply. */
  readonly chosen: number;
  /** Looks again at what stands before the caret. */
  look(): void;
  /** As `look`, also after Escape. */
  reopen(): void;
  close(): void;
  /** Whether the key was for the menu. */
  onKey(key: string): boolean;
  pick(reply: CannedReply): void;
  /** Writes the draft and puts the caret to its end. */
  write(text: string): void;
}

/** What {@link useCannedMenu} is given. */
export interface CannedMenuOptions {
  readonly chat: ChatView;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  write(text: string): void;
}

/** The menu's behaviour: what fits, what is highlighted, what a key does. */
export function useCannedMenu({ chat, field, write }: CannedMenuOptions): CannedMenuState {
  const desk = useDesk();
  const { canned, operator } = useStore(desk.$state);
  const [slash, setSlash] = useState<SlashQuery | undefined>(undefined);
  const [chosen, setChosen] = useState(0);
  const escaped = useRef(-1);
  const caret = useRef<number | undefined>(undefined);

  const fitting = slash === undefined ? [] : filterCanned(canned, slash.query);
  // A slash inside a sentence that fits nothing is just a slash; a text that is only a slash word is a question.
  const alone = slash?.start === 0 && slash.end === field.current?.value.length;
  const open = slash !== undefined && (fitting.length > 0 || alone);

  useLayoutEffect(() => {
    if (caret.current === undefined) return;
    field.current?.setSelectionRange(caret.current, caret.current);
    caret.current = undefined;
  });

  function look(): void {
    const input = field.current;
    const found = input === null ? undefined : slashQuery(input.value, input.selectionStart);
    if (found === undefined) escaped.current = -1;
    const next = found !== undefined && found.start !== escaped.current ? found : undefined;
    if (next?.query !== slash?.query) setChosen(0);
    setSlash(next);
  }

  function put(text: string, at: number): void {
    caret.current = at;
    write(text);
  }

  function pick(reply: CannedReply): void {
    if (slash === undefined) return;
    const draft = field.current?.value ?? '';
    const text = fillCanned(reply.text, {
      name: chat.visitor.context.person?.name,
      operator: operator?.name,
    });
    setSlash(undefined);
    put(draft.slice(0, slash.start) + text + draft.slice(slash.end), slash.start + text.length);
  }

  function onKey(key: string): boolean {
    if (!open || slash === undefined) return false;
    const count = fitting.length;
    if (key === 'Escape') {
      escaped.current = slash.start;
      setSlash(undefined);
    } else if (key === 'ArrowDown') setChosen(count === 0 ? 0 : (chosen + 1) % count);
    else if (key === 'ArrowUp') setChosen(count === 0 ? 0 : (chosen - 1 + count) % count);
    else if (key === 'Enter' || (key === 'Tab' && count > 0)) {
      // With nothing to choose, Enter must not send a mistyped shortcut to the visitor.
      const reply = fitting[chosen];
      if (reply !== undefined) pick(reply);
    } else return false;
    return true;
  }

  return {
    open,
    fitting,
    chosen,
    look,
    reopen() {
      escaped.current = -1;
      look();
    },
    close: () => setSlash(undefined),
    onKey,
    pick,
    write(text) {
      write(text);
      const input = field.current;
      if (input === null) return;
      input.value = text;
      input.setSelectionRange(text.length, text.length);
    },
  };
}
