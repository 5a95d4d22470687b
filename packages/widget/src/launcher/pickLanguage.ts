/** The language to speak: the option, else the page's, else the browser's. `auto` counts as no option. */
export function pickLanguage(option: string | undefined): string {
  return (
    [option, document.documentElement.lang, navigator.language].find((tag) => tag && tag !== 'auto') ?? 'en'
  );
}
