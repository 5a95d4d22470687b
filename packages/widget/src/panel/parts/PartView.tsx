import { type Form, localize, type Part } from '@comptoir/transport';
import type { ComponentType, JSX } from 'preact';
import { Lazy } from '../Lazy.js';
import { useScope } from '../scope.js';
import { plainName } from '../text/plainName.js';
import type { Row } from '../toBlocks.js';
import { CardLink } from './CardLink.js';
import { FilePart } from './FilePart.js';
import { FormAnswersPart } from './FormAnswersPart.js';
import { ProductPart } from './ProductPart.js';
import { TextPart } from './TextPart.js';

const loadOffer = (): Promise<ComponentType<{ form: Form; answered: boolean }>> =>
  import('../../form/FormOffer.js').then((module) => module.FormOffer);

/** One piece of a message. Whatever it is made of, it ends as text nodes and checked addresses. */
export function PartView({ part, row }: { readonly part: Part; readonly row: Row }): JSX.Element | null {
  const { words, format, session, dictionary } = useScope();
  switch (part.kind) {
    case 'text':
      return <TextPart text={part.text} />;
    case 'file':
      return <FilePart file={part.file} />;
    case 'product':
      return <ProductPart product={part.product} />;
    case 'formAnswers':
      return <FormAnswersPart part={part} />;
    case 'form':
      return <Lazy load={loadOffer} props={{ form: part.form, answered: row.answered }} />;
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
    case 'choices':
      return (
        <>
          {part.text && <TextPart text={part.text} />}
          {row.newest && (
            <div class="p-choices">
              {part.options.map((option) => {
                const label = localize(option.label, dictionary.tag);
                return (
                  <button
                    key={option.value}
                    type="button"
                    class="p-small"
                    onClick={() => session.send(label)}
                  >
                    {label}
                  </button>
                );
              })}
            </div>
          )}
        </>
      );
    case 'notice':
      return (
        <p>
          {part.notice.code === 'conversation_ended'
            ? words.ended
            : (part.notice.code === 'operator_joined' ? words.joined : words.left)({
                name: plainName(part.notice.name),
              })}
        </p>
      );
    default:
      // A newer backend may send kinds that this version does not know.
      return null;
  }
}
