import type { ConnectionState } from '@comptoir/core';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Words } from '../locales/en.js';
import { useScope } from './scope.js';
import { useStore } from './useStore.js';

/** What to say about the connection; `undefined` when there is nothing the visitor should care about. */
function bannerText(state: ConnectionState, words: Words): string | undefined {
  switch (state.phase) {
    case 'connecting':
      return state.attempt > 1 ? words.connecting : undefined;
    case 'waiting':
      return words.noConnection;
    case 'suspended':
      return state.why === 'offline' ? words.offline : undefined;
    case 'closed':
      return state.error && (state.error.kind === 'retryable' ? words.noConnection : words.errorClosed);
    default:
      return undefined;
  }
}

function Countdown({ until }: { readonly until: number }): JSX.Element {
  const { words } = useScope();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [until]);
  return <span aria-hidden="true"> {words.retryIn(Math.max(1, Math.ceil((until - now) / 1_000)))}</span>;
}

/** The line above the conversation when messages cannot travel. The countdown is seen, not announced. */
export function Banner(): JSX.Element {
  const { session, words } = useScope();
  const state = useStore(session.$connection);
  const text = bannerText(state, words);
  const retry = state.phase === 'waiting' || (state.phase === 'closed' && state.error?.kind === 'retryable');
  return (
    <div class={text ? 'p-strip p-banner' : ''}>
      <p role="status">
        {text}
        {state.phase === 'waiting' && <Countdown until={state.retryAt} />}
      </p>
      {text && retry && (
        <button type="button" class="p-small" onClick={() => session.reconnect()}>
          {words.tryNow}
        </button>
      )}
    </div>
  );
}
