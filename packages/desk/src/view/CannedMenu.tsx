import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { texts } from '../texts.js';
import type { CannedMenuState } from './useCannedMenu.js';

/** The id of the option at `index`, which the message field points to. */
export function optionId(menuId: string, index: number): string {
  return `${menuId}-${index}`;
}

/** The canned replies that fit; the keyboard focus stays in the message field. */
export function CannedMenu({ id, menu }: { id: string; menu: CannedMenuState }): JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView?.({ block: 'nearest' });
  }, [menu.chosen, menu.fitting.length]);
  return (
    <div class="canned">
      <div ref={list} id={id} class="canned-list" role="listbox" aria-label={texts.composer.canned}>
        {menu.fitting.map((reply, index) => (
          <div
            key={reply.key}
            id={optionId(id, index)}
            class="canned-option"
            role="option"
            tabIndex={-1}
            aria-selected={index === menu.chosen}
            // Pressing would blur the field, and the menu would be gone before the click.
            onMouseDown={(event) => {
              event.preventDefault();
              menu.pick(reply);
            }}
          >
            <span class="canned-key">/{reply.key}</span>
            <bdi class="canned-text">{reply.text}</bdi>
          </div>
        ))}
      </div>
      {menu.fitting.length === 0 && (
        <p class="canned-none" role="status">
          {texts.composer.noCanned}
        </p>
      )}
    </div>
  );
}
