import type { Schedule } from './rules.js';
import { toZoneTime } from './toZoneTime.js';

const names = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Whether a rule may speak at this time in the zone; hours that pass midnight belong to the day they began on. */
export function isInSchedule(schedule: Schedule, zone: string | undefined, now: number): boolean {
  const time = toZoneTime(zone, now);
  if (!time) return false;
  const { days, hours = [], from = '', until = '9' } = schedule;
  const { clock, date, weekday } = time;
  const [opens = '', closes = '24:00'] = hours;
  const isLate = clock >= opens;
  const isEarly = clock < closes;
  const passesMidnight = opens > closes;
  const day = names[(weekday + (passesMidnight && isEarly ? 6 : 0)) % 7];
  return (
    (passesMidnight ? isLate || isEarly : isLate && isEarly) &&
    (!days || days.some((open) => open === day)) &&
    date >= from &&
    date < until
  );
}
