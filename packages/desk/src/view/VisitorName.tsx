import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { posesAsStaff } from '../format/posesAsStaff.js';
import { texts } from '../texts.js';
import { useDesk } from './DeskContext.js';
import { staffNames } from './staffNames.js';

/** A visitor's name in its own direction; one that can be taken for somebody of the shop is said to be a visitor's. */
export function VisitorName({ name }: { name: string }): JSX.Element {
  const staff = useStore(staffNames(useDesk()));
  const poses = useMemo(() => posesAsStaff(name, staff), [name, staff]);
  return (
    <>
      <bdi>{texts.visitor.named(name)}</bdi>
      {poses && (
        <>
          {' '}
          <span class="tag">{texts.visitor.heading}</span>
        </>
      )}
    </>
  );
}
