import { plainName } from '@comptoir/transport/text';
import { useStore } from '@nanostores/preact';
import { computed } from 'nanostores';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { posesAsStaff } from '../format/posesAsStaff.js';
import { texts } from '../texts.js';
import { useDesk } from './DeskContext.js';

/** A visitor's name in its own direction; one that can be taken for somebody of the shop is said to be a visitor's. */
export function VisitorName({ name }: { name: string }): JSX.Element {
  const desk = useDesk();
  const poses = useStore(
    useMemo(
      () =>
        computed(desk.$state, ({ operator, colleagues }) =>
          posesAsStaff(
            name,
            [operator, ...colleagues.map((one) => one.operator)].map((one) => one?.name ?? ''),
          ),
        ),
      [desk, name],
    ),
  );
  return (
    <>
      <bdi>{plainName(name) || texts.visitor.nameless}</bdi>
      {poses && (
        <>
          {' '}
          <span class="tag">{texts.visitor.heading}</span>
        </>
      )}
    </>
  );
}
