import type { PluralForms } from '../locales/count.js';
import type { OwnWords } from '../locales/ownWords.js';

const en: PluralForms = { one: '{count} unread message', other: '{count} unread messages' };
const ru: PluralForms = {
  one: '{count} непрочитанное сообщение',
  few: '{count} непрочитанных сообщения',
  many: '{count} непрочитанных сообщений',
  other: '{count} непрочитанного сообщения',
};

function category(language: string, count: number): Intl.LDMLPluralRule {
  try {
    return new Intl.PluralRules(language.replace('_', '-')).select(count);
  } catch {
    // A page may call its language anything.
    return 'other';
  }
}

/** A button's name with the number of unread messages: "Chat, 2 unread messages". */
export function unreadName(label: string, count: number, language: string, words?: OwnWords): string {
  const [tag, ours] = /^ru\b/i.test(language) ? ['ru', ru] : ['en', en];
  const own = words?.badge?.unread;
  const forms = own ?? ours;
  const text = forms[category(own ? language : tag, count)] ?? forms.other ?? '';
  return `${label}, ${text.replace('{count}', `${count}`)}`;
}
