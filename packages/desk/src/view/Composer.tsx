import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { slashQuery } from '../canned/slashQuery.js';
import { canEdit } from '../state/canEdit.js';
import type { ChatView } from '../state/deskState.js';
import { texts } from '../texts.js';
import { CannedMenu, optionId } from './CannedMenu.js';
import { useDesk } from './DeskContext.js';
import { Icon } from './Icon.js';
import { useCannedMenu } from './useCannedMenu.js';

/** The message field: Enter sends, Shift+Enter breaks the line, a slash opens the canned replies. */
export function Composer({ chat }: { chat: ChatView }): JSX.Element {
  const desk = useDesk();
  const id = useId();
  const conversation = chat.conversation.id;
  const draft = useStore(desk.$drafts)[conversation] ?? '';
  const wish = useStore(desk.$focusWish);
  const field = useRef<HTMLTextAreaElement>(null);
  const menu = useCannedMenu({
    chat,
    field,
    write: (text) => desk.setDraft(conversation, text),
  });

  useEffect(() => {
    if (wish?.conversation === conversation) field.current?.focus();
  }, [wish]);

  function send(): void {
    desk.send(conversation, field.current?.value ?? '');
    menu.close();
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    // During composition Enter chooses a character of an input method, it does not send.
    if (event.isComposing) return;
    if (menu.onKey(event.key)) {
      event.preventDefault();
      return;
    }
    if (event.key === 'ArrowUp' && draft === '' && editLast()) {
      event.preventDefault();
      return;
    }
    if (event.key !== 'Enter' || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    send();
  }

  function editLast(): boolean {
    const me = desk.$state.get().operator;
    const last = chat.messages.findLast((message) => canEdit(message, me));
    if (last === undefined) return false;
    desk.openDialog({ kind: 'edit', conversation, message: last.id });
    return true;
  }

  function openMenu(): void {
    const input = field.current;
    if (input === null) return;
    input.focus();
    if (slashQuery(input.value, input.selectionStart) === undefined) {
      const glue = draft === '' || /\s$/.test(draft) ? '/' : ' /';
      menu.write(draft + glue);
    }
    menu.reopen();
  }

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {menu.open && <CannedMenu id={`${id}-menu`} menu={menu} />}
      <textarea
        ref={field}
        class="composer-field"
        rows={2}
        value={draft}
        placeholder={texts.composer.placeholder}
        aria-label={texts.composer.name(chat.visitor.name)}
        aria-describedby={`${id}-hint`}
        aria-autocomplete="list"
        aria-controls={menu.open ? `${id}-menu` : undefined}
        aria-activedescendant={
          menu.open && menu.fitting.length > 0 ? optionId(`${id}-menu`, menu.chosen) : undefined
        }
        dir="auto"
        onInput={(event) => {
          desk.setDraft(conversation, event.currentTarget.value);
          menu.look();
        }}
        onKeyDown={onKeyDown}
        onClick={menu.look}
        onBlur={menu.close}
      />
      <p id={`${id}-hint`} class="visually-hidden">
        {texts.composer.hint}
      </p>
      <div class="composer-tools">
        <button
          class="button button-quiet button-icon"
          type="button"
          aria-label={texts.composer.cannedButton}
          title={`${texts.composer.cannedButton} (/)`}
          onClick={openMenu}
        >
          <Icon name="slash" />
        </button>
        <button
          class="button button-quiet button-icon"
          type="button"
          aria-label={texts.composer.questionnaire}
          title={`${texts.composer.questionnaire} (Alt+Q)`}
          onClick={() => desk.openDialog({ kind: 'questionnaire', conversation })}
        >
          <Icon name="form" />
        </button>
        <button class="button button-main button-small" type="submit" aria-disabled={draft.trim() === ''}>
          {texts.composer.send}
          <Icon name="send" />
        </button>
      </div>
    </form>
  );
}
