import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { formatTime } from '../format/formatTime.js';
import { texts } from '../texts.js';
import { useDesk } from './DeskContext.js';

/** The clock on the visitor's wall; nothing when his time zone is not one we know. */
export function LocalTime({ timeZone }: { timeZone: string }): JSX.Element | null {
  const desk = useDesk();
  const time = formatTime(useStore(desk.$now), timeZone);
  if (time === undefined) return null;
  return (
    <div>
      <dt>{texts.visitor.localTime}</dt>
      <dd title={timeZone}>{time}</dd>
    </div>
  );
}
