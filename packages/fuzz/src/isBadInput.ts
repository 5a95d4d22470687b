import { isChatError } from '@comptoir/transport';

/** Whether an error is one of these clear ones, and says something short. */
export function isBadInput(...codes: readonly string[]): (error: unknown) => boolean {
  return (error) => isChatError(error) && codes.includes(error.code) && error.message.length < 300;
}

/** For readers that never throw. */
export function never(): boolean {
  return false;
}

/** Whether it is a `TypeError` that was written for a person: it names the place first. */
export function isNamed(place: RegExp): (error: unknown) => boolean {
  return (error) => error instanceof TypeError && place.test(error.message);
}
