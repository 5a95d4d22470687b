/** A button's name while a rating is waited for. */
export function ratingName(label: string, language: string): string {
  return `${label}, ${/^ru\b/i.test(language) ? 'оцените разговор' : 'please rate our conversation'}`;
}
