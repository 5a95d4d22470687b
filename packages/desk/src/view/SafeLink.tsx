import type { ComponentChildren, JSX } from 'preact';
import { safeUrl } from '../format/safeUrl.js';

/** What {@link SafeLink} is given. */
export interface SafeLinkProps {
  readonly url: string | undefined;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** A link into a new tab when the address may be followed, else only its words. */
export function SafeLink({ url, class: className, children }: SafeLinkProps): JSX.Element {
  const href = safeUrl(url);
  if (href === undefined) return <span class={className}>{children}</span>;
  return (
    <a class={className} href={href} target="_blank" rel="noopener noreferrer nofollow ugc">
      {children}
    </a>
  );
}
