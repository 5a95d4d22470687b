import { ratingName } from '../../../widget/src/badge/ratingName.js';
import { unreadName } from '../../../widget/src/badge/unreadName.js';
import type { Intent } from '../../../widget/src/panel/panel.js';
import { seedSession } from '../../../widget/test/gallery/seedSession.js';
import { taintWith } from '../fields/taint.js';
import { hostileForm } from './hostile.js';
import { openWindow } from './openWindow.js';
import { turn } from './pace.js';
import { batches, type Surface } from './stage.js';

/** What the shop itself has written: the labels and names of the bar's buttons, greetings, offered questionnaires. */
export const counterSurface: Surface = {
  name: 'bar and greeting',
  async show(vectors, stage) {
    for (const batch of batches(vectors)) {
      const intents = batch.flatMap((vector, n): Intent[] => {
        const v = taintWith(vector, ' ');
        const named = {
          id: `intent-${n}`,
          label: { en: v('Intent.label') },
          greeting: { en: v('Intent.greeting') },
          form: hostileForm(v, `form-${n}`),
        };
        return [
          named,
          { id: v('Intent.id'), label: v('Intent.label'), greeting: v('Intent.greeting') },
          { id: `${vector}-` },
        ];
      });
      const window = await openWindow(seedSession({}), { intents });
      stage.check(document.body, 'bar');
      for (const { id } of intents) {
        window.$intent.set(id);
        await turn();
        const button = window.root.querySelector('.bar button');
        const label = button?.textContent ?? '';
        const words = { badge: { unread: { other: label }, rate: label } };
        button?.setAttribute(
          'aria-label',
          unreadName(label, 2, 'en', words) + ratingName(label, 'en', words),
        );
        stage.check(window.root.querySelector('.p-panel') ?? document.body, 'greeting');
      }
      window.close();
    }
  },
};
