import type { FormAnswer } from '@comptoir/transport';
import type { JSX } from 'preact';
import { texts } from '../../texts.js';
import { SafeText } from '../SafeText.js';
import { FilePart } from './FilePart.js';

function Answer({ answer }: { answer: FormAnswer }): JSX.Element {
  if (answer.skipped) return <span class="muted">{texts.log.skipped}</span>;
  return (
    <>
      {answer.values.length > 0 && <SafeText text={answer.values.join(', ')} />}
      {answer.files?.map((file) => (
        <FilePart key={file.id} file={file} />
      ))}
    </>
  );
}

/** A filled-in questionnaire as a table: every question, also the skipped ones, and the photos. */
export function AnswersPart({
  title,
  answers,
}: {
  title: string;
  answers: readonly FormAnswer[];
}): JSX.Element {
  return (
    <table class="answers">
      <caption dir="auto">
        {texts.log.answers}: <bdi>{title}</bdi>
      </caption>
      <thead class="visually-hidden">
        <tr>
          <th scope="col">{texts.log.question}</th>
          <th scope="col">{texts.log.answer}</th>
        </tr>
      </thead>
      <tbody>
        {answers.map((answer) => (
          <tr key={answer.name}>
            <th scope="row" dir="auto">
              {answer.label}
            </th>
            <td dir="auto">
              <Answer answer={answer} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
