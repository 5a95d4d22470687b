import type { Consent } from '@comptoir/core';
import { globalPrivacyControl } from './globalPrivacyControl.js';
import { googleConsent } from './googleConsent.js';
import { shopifyPrivacy } from './shopifyPrivacy.js';
import type { Listen, Signal } from './signal.js';
import { strictest } from './strictest.js';
import { transparencyFramework } from './transparencyFramework.js';

const tools: readonly Listen[] = [googleConsent, transparencyFramework, shopifyPrivacy, globalPrivacyControl];

/**
 * Follows the consent tools of the page: tells the strictest of their answers, at once and whenever it changes. A tool
 * that throws allows nothing before the visitor opens the chat.
 *
 * @returns stops listening to them.
 */
export function followSignals(tell: (consent: Consent) => void): () => void {
  let last: Consent | undefined;
  let signals: readonly Signal[] = [];
  let isOver = false;

  function answerOf(signal: Signal): readonly Consent[] {
    try {
      return signal.isThere() ? [signal.answer()] : [];
    } catch {
      return ['on-open'];
    }
  }
  function look(): void {
    if (isOver) return;
    const now = strictest(signals.flatMap(answerOf));
    if (now === last) return;
    last = now;
    tell(now);
  }
  function begin(): void {
    for (const signal of signals) signal.stop();
    signals = tools.flatMap((listen) => {
      try {
        return [listen(() => queueMicrotask(look))];
      } catch {
        // Somebody else's code in the page: it is as if the visitor had not chosen.
        return [{ isThere: () => true, answer: () => 'on-open', stop: () => undefined } as const];
      }
    });
    look();
  }
  begin();
  // Tools that come late stand in the page by then.
  if (document.readyState !== 'complete') addEventListener('load', begin);
  return () => {
    isOver = true;
    removeEventListener('load', begin);
    for (const signal of signals) signal.stop();
  };
}
