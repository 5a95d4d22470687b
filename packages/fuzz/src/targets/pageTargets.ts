import { readFileSync } from 'node:fs';
import { parseRules } from '@comptoir/triggers';
import fc from 'fast-check';
import { readNews } from '../../../core/src/tabs/readNews.js';
import { form } from '../../../transport/test/sampleFrames.js';
import { isSound } from '../../../triggers/src/isSound.js';
import { contextTypes, toContext } from '../../../triggers/src/toContext.js';
import { parseForm } from '../../../widget/src/form/parseForm.js';
import { isBadInput, never } from '../isBadInput.js';
import { mutated } from '../mutated.js';
import { type Target, target } from '../target.js';

const rules: unknown = JSON.parse(
  readFileSync(new URL('../../../../examples/shop/public/triggers.json', import.meta.url), 'utf8'),
);
const news = [
  { type: 'new' },
  { type: 'forgotten' },
  { type: 'token', was: 't' },
  { type: 'state', visitor: 1, draft: [1, 'd'], seen: ['1', 'm'], answered: 'k' },
];

/** What a page reads of its shop, and one tab of another. */
export const pageTargets: readonly Target[] = [
  target({
    name: 'triggers: the rule file',
    inputs: mutated([rules]),
    read: (input) => {
      const { set, problems } = parseRules(input);
      if (problems.some(({ path, message }) => path === '' || message === ''))
        throw new Error('a problem without words');
      // What was left over has to stand by itself.
      if (parseRules(set).problems.length > 0)
        throw new Error('a rule that was let in is refused the second time');
      isSound(input);
    },
    isRefusal: never,
  }),
  target({
    name: 'triggers: what a shop tells about its page',
    inputs: fc.tuple(
      fc.constantFrom(...Object.keys(contextTypes), '__proto__', 'x'),
      mutated([{ total: { amount: 1, currency: 'EUR' }, items: [1] }]),
    ),
    read: ([part, given]) => toContext(part, given),
    isRefusal: never,
  }),
  target({
    name: 'widget: a questionnaire',
    inputs: mutated([form]),
    read: (value) => parseForm(value),
    isRefusal: isBadInput('bad_value'),
  }),
  target({ name: 'core: news of another tab', inputs: mutated(news), read: readNews, isRefusal: never }),
];
