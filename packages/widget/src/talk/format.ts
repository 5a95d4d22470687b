import type { Money } from '@comptoir/transport';

/** Times and sums in the visitor's language and zone. */
export interface Format {
  /** `14:05` */
  time(at: number): string;
  /** `Today`, `Yesterday`, `Monday, 3 November`. */
  day(at: number, now?: number): string;
  money(sum: Money | undefined): string;
}

/** Days since the epoch on the visitor's own calendar. */
export function localDay(at: number): number {
  return Math.floor((at - new Date(at).getTimezoneOffset() * 60_000) / 86_400_000);
}

/** Makes the formatters of one window once: an Intl object costs more than all the dates of a history. */
export function createFormat(tag: string): Format {
  const time = new Intl.DateTimeFormat(tag, { timeStyle: 'short' });
  const day = new Intl.DateTimeFormat(tag, { weekday: 'long', day: 'numeric', month: 'long' });
  const near = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  return {
    time: (at) => time.format(at),
    day: (at, now = Date.now()) => {
      const distance = localDay(at) - localDay(now);
      const text = distance > -2 && distance < 1 ? near.format(distance, 'day') : day.format(at);
      return text.charAt(0).toLocaleUpperCase(tag) + text.slice(1);
    },
    money: (sum) => {
      if (!sum) return '';
      try {
        const format = new Intl.NumberFormat(tag, { style: 'currency', currency: sum.currency });
        const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
        const text = format.format(sum.amount / 10 ** digits);
        // A round price reads better without its zeros, in every locale's own notation.
        return sum.amount % 10 ** digits ? text : text.replace(/[.,٫]0+(?!\d)/, '');
      } catch {
        return `${sum.amount / 100} ${sum.currency}`;
      }
    },
  };
}
