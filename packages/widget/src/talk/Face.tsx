import type { Person } from '@comptoir/transport';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from '../panel/Icon.js';
import { webUrl } from './webUrl.js';

const speech = 'M4 5h16v11h-9l-4 4v-4H4z';

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

/** A person's picture, or the initials where there is none or it does not load. The name always stands beside it. */
export function Face({ person }: { readonly person: Person | undefined }): JSX.Element {
  const [broken, setBroken] = useState<string>();
  const url = webUrl(person?.avatarUrl);
  return (
    <span class="p-face" aria-hidden="true">
      {url && broken !== url ? (
        <img src={url} alt="" width="40" height="40" onError={() => setBroken(url)} />
      ) : (
        (person && initials(person.name)) || <Icon path={speech} />
      )}
    </span>
  );
}
