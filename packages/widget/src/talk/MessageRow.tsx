import { plainName } from '@comptoir/transport/text';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { MessageMark } from './MessageMark.js';
import { PartView } from './PartView.js';
import type { Row } from './toBlocks.js';
import { useFormat } from './useFormat.js';
import { useTalkWords } from './useTalkWords.js';

/** One message. Rendered again only when its row is another object. */
export function MessageRow({ row }: { readonly row: Row }): JSX.Element {
  const words = useTalkWords();
  const format = useFormat();
  return useMemo(() => {
    const { message, first, last } = row;
    const own = message.from === 'visitor';
    const system = message.from === 'system' || message.parts.every((part) => part.kind === 'notice');
    const author = own ? words.you : plainName(message.author?.name ?? '') || words.shop;
    const trouble = message.status === 'failed' || message.status === 'uncertain';
    const plain = message.parts.every((part) => part.kind === 'text');
    return (
      <>
        {row.day && (
          <li class="p-day">
            <time dateTime={new Date(message.at).toISOString()}>{format.day(message.at)}</time>
          </li>
        )}
        <li class={`p-row ${system ? 'p-system' : own ? 'p-own' : 'p-other'}${first ? ' p-first' : ''}`}>
          {!system && (
            <span class={own || !first ? 'p-hidden' : 'p-name'}>
              <bdi>{author}</bdi>
              <span class="p-hidden">: </span>
            </span>
          )}
          <div class={system ? 'p-notice' : plain ? 'p-bubble' : 'p-bubble p-rich'}>
            {message.parts.map((part, index) => (
              // A message's parts never change places.
              <PartView key={index} part={part} row={row} />
            ))}
          </div>
          {!system && (
            <p class={last || trouble || message.edited ? 'p-meta' : 'p-hidden'}>
              <time>{format.time(message.at)}</time>
              {message.edited && <span>{words.edited}</span>}
              {own && <MessageMark message={message} />}
            </p>
          )}
        </li>
      </>
    );
  }, [row]);
}
