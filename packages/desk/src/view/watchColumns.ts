/** The widths that the style sheet knows too, in CSS pixels. */
const wide = '(min-width: 80rem)';
const medium = '(min-width: 52rem)';

/** Tells how many chats fit side by side, now and whenever it changes: 4, 2 or 1. */
export function watchColumns(
  matchMedia: (query: string) => MediaQueryList,
  onColumns: (columns: number) => void,
): () => void {
  const lists = [matchMedia(wide), matchMedia(medium)] as const;
  const tell = (): void => onColumns(lists[0].matches ? 4 : lists[1].matches ? 2 : 1);
  for (const list of lists) list.addEventListener('change', tell);
  tell();
  return () => {
    for (const list of lists) list.removeEventListener('change', tell);
  };
}
