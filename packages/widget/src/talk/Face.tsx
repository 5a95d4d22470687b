import type { Person } from '@comptoir/transport';
import { safeUrl } from '@comptoir/transport/text';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from '../panel/Icon.js';

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
  const url = safeUrl(person?.avatarUrl ?? '', document.baseURI);
  return (
    <span class="p-face" aria-hidden="true">
      {person?.avatarUrl && url && broken !== url.href ? (
        <img src={url.href} alt="" width="40" height="40" onError={() => setBroken(url.href)} />
      ) : (
        (person && initials(person.name)) || <Icon path={speech} />
      )}
    </span>
  );
}
