import type { Session } from '@comptoir/core';
import { formWords } from '../../../widget/src/form/formWords.js';
import type { ChatOptions } from '../../../widget/src/launcher/chatOptions.js';
import { en } from '../../../widget/src/locales/en.js';
import { offlineWords } from '../../../widget/src/offline/offlineWords.js';
import { ratingWords } from '../../../widget/src/rating/ratingWords.js';
import { talkWords } from '../../../widget/src/talk/talkWords.js';
import { form } from '../../../widget/test/gallery/samples.js';
import { seedSession } from '../../../widget/test/gallery/seedSession.js';
import { type State, states } from '../../../widget/test/gallery/states.js';
import { type Taint, taintWith } from '../fields/taint.js';
import { openWindow } from './openWindow.js';
import { turn, until } from './pace.js';
import type { Stage, Surface } from './stage.js';

const parts = { panel: en, talk: talkWords, form: formWords, rating: ratingWords, offline: offlineWords };

/** A shop that has put a string in the place of every word of ours. */
function hostileWords(v: Taint): NonNullable<ChatOptions['words']> {
  const categories = ['zero', 'one', 'two', 'few', 'many', 'other'];
  const forms = Object.fromEntries(categories.map((category) => [category, v(`PluralForms.${category}`)]));
  const part = (base: object): object =>
    Object.fromEntries(
      Object.entries(base).map(([key, word]) => [
        key,
        typeof word === 'string' || typeof word.input === 'string' ? v(`OwnWords.${key}`) : forms,
      ]),
    );
  const bar = v('OwnWords.bar');
  return {
    ...Object.fromEntries(Object.entries(parts).map(([name, base]) => [name, part(base)])),
    bar: { bar, chat: bar, stylist: bar, failed: bar },
    badge: { unread: forms, rate: v('OwnWords.badge.rate') },
    prompt: { title: v('OwnWords.title'), close: v('OwnWords.close') },
  };
}

async function showState(state: State, session: Session, words: ChatOptions['words'], stage: Stage) {
  const intents = [{ id: 'chat' }, { id: 'stylist', form }];
  const window = await openWindow(session, { intents, words, language: 'de_DE' });
  window.$intent.set(state.intent ?? 'chat');
  const find = (selector: string): HTMLElement | null => window.root.querySelector(selector);
  const stands = (selector: string): boolean => {
    // The DOM without a browser calls an element empty that has nothing but text.
    const [plain = '', filled] = selector.split(/(?=:not\(:empty\)$)/);
    const found = find(plain);
    return filled ? !!found?.hasChildNodes() : !!found;
  };
  for (const step of state.steps ?? []) {
    const [selector, text] = typeof step === 'string' ? [step] : step;
    await until(selector, () => find(selector) !== null);
    const target = find(selector) as HTMLTextAreaElement;
    if (text === undefined) target.click();
    else {
      target.value = text;
      target.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    await turn();
  }
  for (const selector of state.shows) await until(selector, () => stands(selector));
  window.fail();
  await turn();
  stage.check(window.root, 'words of the shop');
  window.close();
}

/** The shop's own words in place of ours, each string in one state of the window in turn. */
export const wordsSurface: Surface = {
  name: 'words of the shop',
  async show(vectors, stage) {
    // One state scrolls by the browser's frames.
    const shown = Object.values(states).filter((state) => !state.later);
    for (const [n, vector] of vectors.entries()) {
      const state = shown[n % shown.length] as State;
      await showState(state, seedSession(state), hostileWords(taintWith(vector, ' ')), stage);
    }
  },
};
