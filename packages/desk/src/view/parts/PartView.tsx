import { localize, type Part } from '@comptoir/transport';
import type { JSX } from 'preact';
import { formatMoney } from '../../format/formatMoney.js';
import { safeUrl } from '../../format/safeUrl.js';
import { texts } from '../../texts.js';
import { SafeLink } from '../SafeLink.js';
import { SafeText } from '../SafeText.js';
import { AnswersPart } from './AnswersPart.js';
import { FilePart } from './FilePart.js';
import { ProductPart } from './ProductPart.js';

/** One piece of a message. */
export function PartView({ part }: { part: Part }): JSX.Element {
  switch (part.kind) {
    case 'text':
      return (
        <p class="part-text" dir="auto">
          <SafeText text={part.text} />
        </p>
      );
    case 'file':
      return <FilePart file={part.file} />;
    case 'product':
      return <ProductPart product={part.product} />;
    case 'order':
      return (
        <div class="card">
          <SafeLink url={part.url} class="card-title">
            {texts.log.order(part.number)}
          </SafeLink>
          {part.status !== undefined && (
            <p class="muted" dir="auto">
              {part.status}
            </p>
          )}
          {part.total !== undefined && <p>{formatMoney(part.total)}</p>}
        </div>
      );
    case 'choices':
      return (
        <div class="card">
          <p class="muted">{texts.log.choices}</p>
          {part.text !== undefined && (
            <p class="part-text" dir="auto">
              <SafeText text={part.text} />
            </p>
          )}
          <ul class="chips">
            {part.options.map((option) => (
              <li key={option.value} class="chip">
                <bdi>{localize(option.label, 'en')}</bdi>
              </li>
            ))}
          </ul>
        </div>
      );
    case 'form':
      return (
        <div class="card">
          <p class="muted">{texts.log.questionnaire}</p>
          <p class="card-title" dir="auto">
            {localize(part.form.title, 'en')}
          </p>
          <p class="muted">{texts.log.questionnaireSent(part.form.steps.length)}</p>
        </div>
      );
    case 'formAnswers':
      return <AnswersPart title={part.title} answers={part.answers} />;
    case 'link':
      return (
        <p class="part-text" dir="auto">
          <SafeLink url={part.url}>
            <bdi>{part.title ?? safeUrl(part.url) ?? part.url}</bdi>
          </SafeLink>
        </p>
      );
    case 'notice':
      return <span>{texts.log.notice(part.notice)}</span>;
    default:
      // A newer server may know more kinds than this desk.
      return <p class="muted">{texts.log.unknownPart}</p>;
  }
}
