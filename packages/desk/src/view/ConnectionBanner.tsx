import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { texts } from '../texts.js';
import { useDesk } from './DeskContext.js';

/** Says that the line is down, when it is tried again, and what happens to messages meanwhile. */
export function ConnectionBanner(): JSX.Element | null {
  const desk = useDesk();
  const connection = useStore(desk.$connection);
  const now = useStore(desk.$now) - useStore(desk.$state).clockOffset;
  if (connection.phase === 'online') return null;
  if (connection.phase === 'closed') {
    if (connection.reason !== 'version') return null;
    return (
      <div class="banner" role="alert">
        <p>{texts.connection.version}</p>
        <button class="button" type="button" onClick={() => location.reload()}>
          {texts.connection.reload}
        </button>
      </div>
    );
  }
  const first = connection.phase === 'connecting' && connection.attempt === 1;
  const seconds = connection.phase === 'waiting' ? Math.ceil((connection.retryAt - now) / 1000) : 0;
  return (
    <div class="banner">
      {/* The countdown stays silent: only the fact that the line is down is announced. */}
      <p>{first ? texts.connection.connecting : texts.connection.waiting(seconds)}</p>
      {connection.phase === 'waiting' && (
        <button class="button" type="button" onClick={desk.reconnect}>
          {texts.connection.retry}
        </button>
      )}
    </div>
  );
}
