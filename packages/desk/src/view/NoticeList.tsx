import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { texts } from '../texts.js';
import { useDesk } from './DeskContext.js';
import { Icon } from './Icon.js';

/** Lines that something did not work; they stay until dismissed. */
export function NoticeList(): JSX.Element {
  const desk = useDesk();
  const notices = useStore(desk.$notices);
  return (
    <div class="notices" role="alert">
      {notices.map((notice) => (
        <p key={notice.id} class="notice">
          <span>{notice.text}</span>
          <button
            class="button button-quiet button-icon"
            type="button"
            aria-label={texts.notices.dismiss}
            onClick={() => desk.dismissNotice(notice.id)}
          >
            <Icon name="close" />
          </button>
        </p>
      ))}
    </div>
  );
}
