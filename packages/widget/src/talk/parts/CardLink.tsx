import { safeUrl } from '@comptoir/transport/text';
import type { ComponentChildren, JSX } from 'preact';

/** A card that opens an address, or just a card when the address is missing or not safe. */
export function CardLink({
  url,
  children,
}: {
  readonly url: string | undefined;
  readonly children: ComponentChildren;
}): JSX.Element {
  const safe = url ? safeUrl(url, document.baseURI) : undefined;
  return safe ? (
    <a class="p-card" href={safe.href} target="_blank" rel="noopener noreferrer nofollow ugc">
      {children}
    </a>
  ) : (
    <div class="p-card">{children}</div>
  );
}
