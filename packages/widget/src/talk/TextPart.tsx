import { linkify } from '@comptoir/transport/text';
import type { JSX } from 'preact';

/** A message's words: text nodes and safe links, each run in its own direction. */
export function TextPart({ text }: { readonly text: string }): JSX.Element {
  return (
    <p class="p-words" dir="auto">
      {linkify(text).map((segment) =>
        segment.href ? (
          <a href={segment.href} target="_blank" rel="noopener noreferrer nofollow ugc">
            <bdi>{segment.text}</bdi>
          </a>
        ) : (
          segment.text
        ),
      )}
    </p>
  );
}
