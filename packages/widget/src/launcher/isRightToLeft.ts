/** Whether a language is written from right to left, by its tag; Intl cannot say so everywhere yet. */
export function isRightToLeft(language: string): boolean {
  return /^(ar|fa|he|ur)\b/.test(language);
}
