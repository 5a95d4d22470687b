import type { Part } from '@comptoir/transport';
import type { JSX } from 'preact';
import { useTalkWords } from '../useTalkWords.js';
import { FilePart } from './FilePart.js';

/** The answers of a questionnaire as one card. */
export function FormAnswersPart({ part }: { readonly part: Part & { kind: 'formAnswers' } }): JSX.Element {
  const words = useTalkWords();
  return (
    <div class="p-answers">
      <b>{part.title}</b>
      <dl>
        {part.answers.map((answer) => (
          <div key={answer.name}>
            <dt dir="auto">{answer.label}</dt>
            <dd dir="auto" class={answer.skipped ? 'p-muted' : ''}>
              {answer.skipped ? words.skipped : answer.values.join(', ')}
              {answer.files?.map((file) => (
                <FilePart key={file.id} file={file} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
