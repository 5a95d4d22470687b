import { useEffect, useState } from 'preact/hooks';
import { useScope } from '../panel/scope.js';
import { useStore } from '../panel/useStore.js';

/**
 * Tells the session that everything was read, while the end of the list is in sight and the page is shown.
 * A closed window has no panel, so being here means being open.
 */
export function useReading(atEnd: boolean): void {
  const { session } = useScope();
  const unread = useStore(session.$unread);
  const [visible, setVisible] = useState(!document.hidden);
  useEffect(() => {
    const look = (): void => setVisible(!document.hidden);
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  useEffect(() => {
    if (unread && atEnd && visible) session.markRead();
  }, [unread, atEnd, visible, session]);
}
