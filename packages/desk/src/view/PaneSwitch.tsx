import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { texts } from '../texts.js';
import { useDesk } from './DeskContext.js';

/** On a narrow screen: chats, or queue and figures. */
export function PaneSwitch(): JSX.Element {
  const desk = useDesk();
  const pane = useStore(desk.$pane);
  const waiting = useStore(desk.$queue).length;
  const unread = useStore(desk.$unread);
  return (
    <nav class="panes" aria-label={texts.header.panes}>
      <button type="button" aria-current={pane === 'chats'} onClick={() => desk.setPane('chats')}>
        {texts.header.chatsPane}
        {unread > 0 && <span class="badge">{unread}</span>}
      </button>
      <button type="button" aria-current={pane === 'rail'} onClick={() => desk.setPane('rail')}>
        {texts.header.railPane}
        {waiting > 0 && <span class="badge">{waiting}</span>}
      </button>
    </nav>
  );
}
