import type { formWords } from '../form/formWords.js';
import type { offlineWords } from '../offline/offlineWords.js';
import type { ratingWords } from '../rating/ratingWords.js';
import type { talkWords } from '../talk/talkWords.js';
import type { PluralForms } from './count.js';
import type { Words } from './en.js';

/** What stands in a locale file for one key: a text, or one text per plural category. */
export type Translation<Base> = {
  readonly [Key in keyof Base]: Base[Key] extends (value: number) => string ? PluralForms : string;
};

/** One language, complete. */
export interface Locale {
  readonly panel: Translation<Words>;
  readonly talk: Translation<typeof talkWords>;
  readonly form: Translation<typeof formWords>;
  readonly rating: Translation<typeof ratingWords>;
  readonly offline: Translation<typeof offlineWords>;
}
