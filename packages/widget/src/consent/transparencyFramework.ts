import type { Signal } from './signal.js';

/** What we read of `TCData`. */
interface Told {
  readonly listenerId?: number;
  readonly eventStatus?: string;
  readonly gdprApplies?: boolean;
  readonly purpose?: { readonly consents?: Readonly<Record<string, boolean>> };
}
type Api = (
  command: string,
  version: 2,
  callback: (told: Told, isRight: boolean) => void,
  id?: number,
) => void;

/** Store on the device; make a profile for personal content; use it. Since 2.2 all three need consent. */
const purposes = ['1', '5', '6'];

/**
 * IAB TCF v2.2 (github.com/InteractiveAdvertisingBureau/GDPR-Transparency-and-Consent-Framework, "CMP API v2"):
 * `addEventListener` calls back now and after each change.
 *
 * Granted: consent to purposes 1, 5 and 6. Denied: the visitor has chosen, without purpose 1. Where the GDPR does not
 * apply the framework has no say.
 */
export function transparencyFramework(changed: () => void): Signal {
  const page = window as { __tcfapi?: Api };
  const { __tcfapi: api } = page;
  let told: Told | undefined;
  let isOver = false;

  function leave(id: number | undefined): void {
    // Who answered need not be who was asked: a stub hands over to the platform that comes after it.
    if (id !== undefined) page.__tcfapi?.('removeEventListener', 2, () => undefined, id);
  }
  api?.('addEventListener', 2, (news, isRight) => {
    if (isOver) leave(news?.listenerId);
    else if (isRight) {
      told = news;
      changed();
    }
  });

  return {
    isThere: () => typeof api === 'function' && told?.gdprApplies !== false,
    answer() {
      const isChosen = ['tcloaded', 'useractioncomplete'].includes(told?.eventStatus ?? '');
      const consents = told?.purpose?.consents ?? {};
      if (!isChosen) return 'on-open';
      if (consents['1'] !== true) return 'denied';
      return purposes.every((purpose) => consents[purpose] === true) ? 'granted' : 'on-open';
    },
    stop() {
      isOver = true;
      leave(told?.listenerId);
    },
  };
}
