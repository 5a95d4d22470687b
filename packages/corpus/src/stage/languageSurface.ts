import { pageContext } from '../../../widget/src/session/pageContext.js';
import { seedSession } from '../../../widget/test/gallery/seedSession.js';
import { taintWith } from '../fields/taint.js';
import { hostileMessage } from './hostile.js';
import { openWindow } from './openWindow.js';
import { turn } from './pace.js';
import type { Surface } from './stage.js';

/** The language that a page says it is in, and its title: whatever stands there, the window opens. */
export const languageSurface: Surface = {
  name: 'language and title of the page',
  async show(vectors, stage) {
    const { title } = document;
    for (const [n, vector] of vectors.entries()) {
      const v = taintWith(vector);
      // Every second one begins like a language that we speak.
      const language = (n % 2 ? 'en-' : '') + v('ChatOptions.language');
      document.title = v('document.title');
      const told = pageContext(language);
      if (told.page?.title !== document.title) throw new Error('the title of the page was not told as it is');
      const message = { ...hostileMessage(taintWith('hello'), n, 'c', 'operator'), status: 'sent' as const };
      const text = { ...message, parts: [{ kind: 'text' as const, text: 'hello' }] };
      const window = await openWindow(seedSession({ messages: n % 10 ? [] : [text] }), { language });
      await turn();
      stage.check(document.body, `language ${JSON.stringify(vector)}`);
      window.close();
    }
    document.title = title;
  },
};
