import { plainName } from '@comptoir/transport/text';
import type { JSX } from 'preact';
import type { Format } from './format.js';
import { MessageMark } from './MessageMark.js';
import { PartView } from './PartView.js';
import { TextPart } from './TextPart.js';
import type { talkWords } from './talkWords.js';
import type { Row } from './toBlocks.js';

/** One message. It has no hooks: of the hundreds that are held, each would keep them in memory. */
export function MessageRow({
  row,
  words,
  format,
}: {
  readonly row: Row;
  readonly words: typeof talkWords;
  readonly format: Format;
}): JSX.Element {
  const { message, first, last } = row;
  const own = message.from === 'visitor';
  const system = message.from === 'system' || message.parts.every((part) => part.kind === 'notice');
  const author = own ? words.you : plainName(message.author?.name ?? '') || words.shop;
  const trouble = message.status === 'failed' || message.status === 'uncertain';
  const plain = message.parts.every((part) => part.kind === 'text');
  const shown = last || trouble || message.edited;
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
          {message.removed && words.removed}
          {message.parts.map((part, index) =>
            part.kind === 'text' ? (
              // A message's parts never change places.
              <TextPart key={index} text={part.text} />
            ) : (
              <PartView key={index} part={part} row={row} />
            ),
          )}
        </div>
        {!system && (
          <p class={shown ? 'p-meta' : 'p-hidden'}>
            <span>
              {format.time(message.at)}
              {message.edited && <span aria-hidden="true"> · </span>}
              {message.edited && words.edited}
            </span>
            {own && <MessageMark message={message} trouble={trouble} plain={plain} />}
          </p>
        )}
      </li>
    </>
  );
}
