import type { JSX } from 'preact';

/** One of our own line drawings, in the colour of the text; always beside words, so hidden from screen readers. */
export function Icon({ path }: { readonly path: string }): JSX.Element {
  return (
    <svg class="p-icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
