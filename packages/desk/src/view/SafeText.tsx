import type { JSX } from 'preact';
import { splitLinks } from '../format/splitLinks.js';

/** Text as text, with http(s) addresses as links; there is no way for markup to get through. */
export function SafeText({ text }: { text: string }): JSX.Element {
  return (
    <>
      {splitLinks(text).map((piece, index) =>
        piece.href === undefined ? (
          piece.text
        ) : (
          <a key={index} href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
            {piece.text}
          </a>
        ),
      )}
    </>
  );
}
