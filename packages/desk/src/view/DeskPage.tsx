import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { texts } from '../texts.js';
import { ChatBoard } from './ChatBoard.js';
import { ConnectionBanner } from './ConnectionBanner.js';
import { useDesk } from './DeskContext.js';
import { DeskDialogs } from './DeskDialogs.js';
import { DeskHeader } from './DeskHeader.js';
import { NoticeList } from './NoticeList.js';
import { Rail } from './Rail.js';

/** The operator's window once he is signed in. */
export function DeskPage(): JSX.Element {
  const desk = useDesk();
  const narrow = useStore(desk.$columns) === 1;
  const pane = useStore(desk.$pane);
  const announcement = useStore(desk.$announcement);
  return (
    <div class="desk">
      <a class="skip" href="#chats">
        {texts.header.skip}
      </a>
      <DeskHeader />
      <ConnectionBanner />
      <div class="desk-body">
        {(!narrow || pane === 'rail') && <Rail />}
        {(!narrow || pane === 'chats') && <ChatBoard />}
      </div>
      <NoticeList />
      <p class="visually-hidden" role="status">
        {announcement}
      </p>
      <DeskDialogs />
    </div>
  );
}
