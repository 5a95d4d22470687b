import { toZoneTime } from './toZoneTime.js';

/** Whether there is a time zone of this name. */
export function isZone(name: unknown): boolean {
  return !!toZoneTime(String(name), 0);
}
