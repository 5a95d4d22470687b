import { type Form, localize, type Part } from '@comptoir/transport';
import { isolated, plainName } from '@comptoir/transport/text';
import type { ComponentType, JSX } from 'preact';
import { Lazy } from '../panel/Lazy.js';
import { useScope } from '../panel/scope.js';
import { TextPart } from './TextPart.js';
import type { Row } from './toBlocks.js';
import { useTalkWords } from './useTalkWords.js';

const loadOffer = (): Promise<ComponentType<{ form: Form; answered: boolean }>> =>
  import('../form/form.js').then((module) => module.FormOffer);

const loadRich = (): Promise<ComponentType<{ part: Part }>> =>
  import('./parts/RichPart.js').then((module) => module.RichPart);

/** One piece of a message. Whatever it is made of, it ends as text nodes and checked addresses. */
export function PartView({ part, row }: { readonly part: Part; readonly row: Row }): JSX.Element {
  const { session, dictionary } = useScope();
  const words = useTalkWords();
  switch (part.kind) {
    case 'form':
      return <Lazy load={loadOffer} props={{ form: part.form, answered: row.answered }} />;
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
                name: isolated(plainName(part.notice.name)),
              })}
        </p>
      );
    default:
      return <Lazy load={loadRich} props={{ part }} />;
  }
}
