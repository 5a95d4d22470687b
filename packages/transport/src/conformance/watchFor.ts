import { within } from './assertions.js';

/** Looks now and after each change until there is something to see; fails after `ms`. */
export async function watchFor<T>(
  onChange: (check: () => void) => () => void,
  look: () => T | undefined | false,
  ms: number,
  what: string,
): Promise<T> {
  let stop: (() => void) | undefined;
  const found = new Promise<T>((resolve, reject) => {
    const check = () => {
      try {
        const value = look();
        if (value !== undefined && value !== false) resolve(value);
      } catch (cause) {
        reject(cause);
      }
    };
    stop = onChange(check);
    check();
  });
  return within(found, ms, what).finally(() => stop?.());
}
