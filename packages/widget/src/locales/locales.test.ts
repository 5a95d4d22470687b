import { describe, expect, it } from 'vitest';
import { formWords } from '../form/formWords.js';
import { offlineWords } from '../offline/offlineWords.js';
import { ratingWords } from '../rating/ratingWords.js';
import { talkWords } from '../talk/talkWords.js';
import { createDictionary } from './createDictionary.js';
import { en } from './en.js';
import { loadLocale } from './loadLocale.js';
import { ru } from './ru.js';

const bases = { panel: en, talk: talkWords, form: formWords, rating: ratingWords, offline: offlineWords };
const parts = Object.keys(bases) as (keyof typeof bases)[];

/** What stands in the English source for one key, behind its transform. */
function source(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'input' in value ? value.input : value;
}

function gaps(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();
}

describe.each(parts)('the words of %s', (part) => {
  const base = bases[part] as Readonly<Record<string, unknown>>;
  const russian = ru[part] as Readonly<Record<string, unknown>>;

  it('has the same keys in both languages, none empty', () => {
    expect(Object.keys(russian).sort()).toEqual(Object.keys(base).sort());
    for (const value of [...Object.values(base).map(source), ...Object.values(russian)])
      for (const text of typeof value === 'string' ? [value] : Object.values(value as object))
        expect(String(text).trim()).not.toBe('');
  });

  it('has the same gaps, and every plural category its language needs', () => {
    for (const key of Object.keys(base)) {
      const english = source(base[key]);
      const other = russian[key];
      if (typeof english === 'string') {
        expect(gaps(String(other)), key).toEqual(gaps(english));
        continue;
      }
      for (const [language, forms] of [
        ['en', english],
        ['ru', other],
      ] as const) {
        const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
        expect(Object.keys(forms as object).sort(), `${language} ${key}`).toEqual([...needed].sort());
        for (const text of Object.values(forms as object)) expect(gaps(text), key).toEqual(['count']);
      }
    }
  });

  it('has no gendered past tense and no capital «Вы» inside a sentence', () => {
    const text = JSON.stringify(russian);
    expect(text).not.toMatch(/\(а\)|\(ла\)|[^".] Вы /);
  });
});

describe('numbers', () => {
  const russian = createDictionary('ru-RU', ru).words('talk', talkWords);
  const english = createDictionary('en-GB').words('talk', talkWords);
  it.each([
    [1, 'Примерно 1\u00a0минута.', 'About 1 minute.'],
    [2, 'Примерно 2\u00a0минуты.', 'About 2 minutes.'],
    [5, 'Примерно 5\u00a0минут.', 'About 5 minutes.'],
    [11, 'Примерно 11\u00a0минут.', 'About 11 minutes.'],
    [21, 'Примерно 21\u00a0минута.', 'About 21 minutes.'],
    [1.5, 'Примерно 1,5\u00a0минуты.', 'About 1.5 minutes.'],
    [3_000, 'Примерно 3000\u00a0минут.', 'About 3,000 minutes.'],
  ])('%d', (value, inRussian, inEnglish) => {
    // Digits are grouped by the locale; how many digits that takes is its own business.
    expect(russian.wait(value).replace(/(\d)\u00a0(\d)/, '$1$2')).toBe(inRussian);
    expect(english.wait(value)).toBe(inEnglish);
  });
});

describe('names', () => {
  const words = createDictionary('en').words('talk', talkWords);
  it.each(['$&', '$$', "$'", '{name}', 'Zoë <b>'])('says %s as it is', (name) => {
    expect(words.typing({ name })).toBe(`${name} is typing`);
  });
});

describe('a dictionary', () => {
  it('speaks English with the visitor’s own region, or plain English for what we do not speak', async () => {
    expect(createDictionary('en-GB').tag).toBe('en-GB');
    expect(createDictionary('fr').tag).toBe('en');
    expect(await loadLocale('fr')).toBeUndefined();
    expect(await loadLocale('run')).toBeUndefined();
    expect(await loadLocale('RU')).toBe(ru);
  });

  it('speaks the shop’s words before the locale’s, and those before ours', () => {
    const shop = {
      rating: { yes: 'Klar' },
      talk: { wait: { one: '{count} Minute', other: '{count} Minuten' } },
    };
    const german = createDictionary('de-AT', undefined, shop);
    expect(german.tag).toBe('de-AT');
    expect(german.words('rating', ratingWords)).toMatchObject({ yes: 'Klar', no: 'No' });
    expect([1, 1.5, 3_000].map(german.words('talk', talkWords).wait)).toEqual([
      '1 Minute',
      '1,5 Minuten',
      `${new Intl.NumberFormat('de-AT').format(3_000)} Minuten`,
    ]);
    const russian = createDictionary('ru', ru, { rating: { yes: 'Ага' } });
    expect(russian.words('rating', ratingWords)).toMatchObject({ yes: 'Ага', no: 'Нет' });
  });

  it.each([
    ['de_DE', 'de-DE'],
    ['EN-gb', 'en-GB'],
    ['', 'en'],
    ['en-', 'en'],
    ['Deutsch (Österreich)', 'en'],
  ])('calls %j %s: Intl would throw at what is no tag', (language, tag) => {
    const own = createDictionary(language, undefined, { panel: { title: 'Chat' } });
    expect(own.tag).toBe(tag);
    expect(() => new Intl.NumberFormat(own.tag)).not.toThrow();
  });

  it('is its own for every window', () => {
    const one = createDictionary('ru', ru);
    const other = createDictionary('en');
    expect(one.words('rating', ratingWords).yes).toBe('Да');
    expect(other.words('rating', ratingWords).yes).toBe('Yes');
    expect(one.words('rating', ratingWords)).toBe(one.words('rating', ratingWords));
  });
});
