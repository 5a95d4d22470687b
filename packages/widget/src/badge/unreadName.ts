const unread: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: { one: 'unread message', other: 'unread messages' },
  ru: {
    one: 'непрочитанное сообщение',
    few: 'непрочитанных сообщения',
    many: 'непрочитанных сообщений',
    other: 'непрочитанного сообщения',
  },
};

/** A button's name with the number of unread messages: "Chat, 2 unread messages". */
export function unreadName(label: string, count: number, language: string): string {
  const base = /^ru\b/i.test(language) ? 'ru' : 'en';
  return `${label}, ${count} ${unread[base]?.[new Intl.PluralRules(base).select(count)]}`;
}
