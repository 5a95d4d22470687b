import type { JSX } from 'preact';
import { down } from '../panel/drawings.js';
import { Icon } from '../panel/Icon.js';
import { useTalkWords } from './useTalkWords.js';

/** The way down to what came in while the reader was further up. */
export function NewBelow({ onClick }: { onClick(): void }): JSX.Element {
  return (
    <button type="button" class="p-pill" onClick={onClick}>
      {useTalkWords().newBelow}
      <Icon path={down} />
    </button>
  );
}
