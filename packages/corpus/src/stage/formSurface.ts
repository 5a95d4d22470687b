import { parseForm } from '../../../widget/src/form/parseForm.js';
import { seedSession } from '../../../widget/test/gallery/seedSession.js';
import { taintWith } from '../fields/taint.js';
import { hostileForm, hostileMessage } from './hostile.js';
import { openWindow } from './openWindow.js';
import { turn, until } from './pace.js';
import { batches, type Surface } from './stage.js';

/** A questionnaire, walked through from its first question to its last; one of its six kinds for each string in turn. */
export const formSurface: Surface = {
  name: 'questionnaire',
  async show(vectors, stage) {
    for (const batch of batches(vectors)) {
      const forms = batch.map((vector) => hostileForm(taintWith(vector, ' '), ''));
      const steps = forms.flatMap((form, n) => form.steps.slice(n % 5, (n % 5) + 1));
      const form = parseForm({ ...forms[0], steps });
      const message = hostileMessage(taintWith(''), 1, 'c', 'operator');
      const session = seedSession({
        messages: [{ ...message, parts: [{ kind: 'form', form }], status: 'sent' }],
        stores: { $conversation: { id: 'c', intent: 'chat', phase: 'open' } },
      });
      const window = await openWindow(session);
      const find = (selector: string) => window.root.querySelector<HTMLElement>(selector);
      await until('the offer', () => find('.p-offer button') !== null);
      find('.p-offer button')?.click();
      await until('the first question', () => find('.p-form legend') !== null);
      for (let step = 0; step < steps.length; step++) {
        // The DOM without a browser cannot tick a box whose name has a quotation mark in it.
        if (!('happyDOM' in globalThis)) find('.p-form fieldset input')?.click();
        await turn();
        stage.check(find('.p-form') ?? document.body, 'question');
        find('.p-form [type=submit]')?.click();
        await turn();
      }
      await until('the end of the questions', () => find('.p-form') === null);
      window.close();
    }
  },
};
