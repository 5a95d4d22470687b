import { linkify } from '@comptoir/transport/text';
import type { JSX } from 'preact';

/** Text as text, with its addresses as links; there is no way for markup to get through. */
export function SafeText({ text }: { text: string }): JSX.Element {
  return (
    <>
      {linkify(text).map((segment, index) =>
        segment.href === undefined ? (
          segment.text
        ) : (
          <a key={index} href={segment.href} target="_blank" rel="noopener noreferrer nofollow ugc">
            <bdi>{segment.text}</bdi>
          </a>
        ),
      )}
    </>
  );
}
