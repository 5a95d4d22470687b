import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { safeUrl } from '../format/safeUrl.js';

/** What {@link Picture} is given. */
export interface PictureProps {
  readonly url: string | undefined;
  /** Empty when the words beside it say the same. */
  readonly alt: string;
  readonly class: string;
}

/** A picture in a box whose size the style sheet fixes; the box stays, empty, when there is no picture. */
export function Picture({ url, alt, class: className }: PictureProps): JSX.Element {
  const [broken, setBroken] = useState(false);
  const source = safeUrl(url);
  if (source === undefined || broken) return <span class={`${className} picture-none`} aria-hidden="true" />;
  return (
    <img
      class={className}
      src={source}
      alt={alt}
      loading="lazy"
      decoding="async"
      referrerpolicy="no-referrer"
      onError={() => setBroken(true)}
    />
  );
}
