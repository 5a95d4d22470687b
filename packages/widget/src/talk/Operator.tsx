import type { Person } from '@comptoir/transport';
import { plainName } from '@comptoir/transport/text';
import type { JSX } from 'preact';
import { Face } from './Face.js';

/** The head of the window while a person is there: face and name, and below them what the window is about. */
export function Operator({
  person,
  title,
}: {
  readonly person: Person;
  readonly title: string;
}): JSX.Element {
  return (
    <>
      <Face person={person} />
      <div class="p-who">
        <h2>
          <bdi>{plainName(person.name)}</bdi>
        </h2>
        <p class="p-here" dir="auto">
          {title}
        </p>
      </div>
    </>
  );
}
