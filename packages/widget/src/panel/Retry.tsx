import type { JSX } from 'preact';
import { useScope } from './scope.js';

/** Stands where a piece of the window could not be fetched, until it is there. */
export function Retry({
  busy,
  retry,
}: {
  /** It is being tried again. */
  readonly busy: boolean;
  retry(): void;
}): JSX.Element {
  const { words } = useScope();
  return (
    <p class="p-note">
      {words.errorConnection}{' '}
      <button type="button" class="p-text" aria-disabled={busy} onClick={retry}>
        {words.retry}
      </button>
    </p>
  );
}
