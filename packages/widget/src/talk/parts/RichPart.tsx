import type { Part } from '@comptoir/transport';
import type { JSX } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { adoptSheet } from '../../panel/adoptSheet.js';
import { useScope } from '../../panel/scope.js';
import css from '../../styles/parts.css?inline';
import { useFormat } from '../useFormat.js';
import { useTalkWords } from '../useTalkWords.js';
import { CardLink } from './CardLink.js';
import { FilePart } from './FilePart.js';
import { FormAnswersPart } from './FormAnswersPart.js';
import { ProductPart } from './ProductPart.js';

/** The pieces of a message that are more than words; fetched with the first of them. */
export function RichPart({ part }: { readonly part: Part }): JSX.Element | null {
  const { options } = useScope();
  const words = useTalkWords();
  const format = useFormat();
  useLayoutEffect(() => adoptSheet(options.container, css), []);
  switch (part.kind) {
    case 'file':
      return <FilePart file={part.file} />;
    case 'product':
      return <ProductPart product={part.product} />;
    case 'formAnswers':
      return <FormAnswersPart part={part} />;
    case 'link':
      return (
        <CardLink url={part.url}>
          <span>
            <bdi>{part.title || part.url}</bdi>
            <small>{part.title && part.url.split('/')[2]}</small>
          </span>
        </CardLink>
      );
    case 'order':
      return (
        <CardLink url={part.url}>
          <span>
            <bdi>{words.order({ number: part.number })}</bdi>
            <small>{part.status}</small>
            <b>{format.money(part.total)}</b>
          </span>
        </CardLink>
      );
    default:
      // A newer backend may send kinds that this version does not know.
      return null;
  }
}
