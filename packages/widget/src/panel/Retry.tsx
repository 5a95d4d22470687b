import type { JSX } from 'preact';
import { useScope } from './scope.js';

/** Stands where a piece of the window could not be fetched. */
export function Retry({ retry }: { retry(): void }): JSX.Element {
  const { words } = useScope();
  return (
    <p class="p-note">
      {words.errorConnection}{' '}
      <button type="button" class="p-text" onClick={retry}>
        {words.retry}
      </button>
    </p>
  );
}
