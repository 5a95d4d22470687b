import type { Part } from '@comptoir/transport';
import { safeUrl } from '@comptoir/transport/text';
import type { JSX } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { adoptSheet } from '../../panel/adoptSheet.js';
import { useScope } from '../../panel/scope.js';
import cards from '../../styles/cards.css?inline';
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
  useLayoutEffect(() => {
    adoptSheet(options.container, cards);
    adoptSheet(options.container, css);
  }, []);
  switch (part.kind) {
    case 'file':
      return <FilePart file={part.file} />;
    case 'product':
      return <ProductPart product={part.product} />;
    case 'formAnswers':
      return <FormAnswersPart part={part} />;
    case 'link': {
      const url = safeUrl(part.url, document.baseURI);
      return (
        <CardLink url={part.url}>
          <span>
            <bdi>{part.title || url?.href || part.url}</bdi>
            <small>{part.title && url?.host}</small>
          </span>
        </CardLink>
      );
    }
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
