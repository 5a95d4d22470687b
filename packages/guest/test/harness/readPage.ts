/** What the page looks like by itself: each element's computed style and its two made-up children. */
export type PageLook = Readonly<Record<string, string>>;

/**
 * Reads the look and the place of everything that is not ours. Runs in the page: it may reach for nothing else.
 */
export function readPage(): PageLook {
  const looks: Record<string, string> = {};
  const all = Array.from(document.querySelectorAll('*')).filter(
    (element) => element.localName !== 'comptoir-counter' && !element.closest('head'),
  );
  for (const [index, element] of all.entries()) {
    for (const made of [null, '::before', '::after']) {
      const style = getComputedStyle(element, made);
      const lines: string[] = [];
      for (let at = 0; at < style.length; at++) {
        const name = style.item(at);
        if (name.startsWith('--comptoir-')) continue;
        lines.push(`${name}:${style.getPropertyValue(name)}`);
      }
      looks[`${index} ${element.localName}${made ?? ''}`] = lines.join(';');
    }
    const { x, y, width, height } = element.getBoundingClientRect();
    looks[`${index} ${element.localName} box`] = [x, y + scrollY, width, height]
      .map((number) => number.toFixed(1))
      .join(' ');
  }
  return looks;
}

/** Puts the room that we say we take at the end of the body, and nothing else of ours. Runs in the page. */
export function keepRoom(): void {
  const room = document.createElement('comptoir-counter');
  for (const [name, value] of [
    ['all', 'initial'],
    ['display', 'block'],
    ['flex', 'none'],
    ['block-size', '57px'],
  ] as const)
    room.style.setProperty(name, value, 'important');
  document.body.append(room);
}

/** What differs between two looks, a line each: element, property, before and after. */
export function differences(before: PageLook, after: PageLook): readonly string[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => {
    if (before[key] === after[key]) return [];
    const known = new Set(before[key]?.split(';'));
    const changed = after[key]?.split(';').filter((line) => !known.has(line)) ?? ['gone'];
    return [`${key}: ${changed.join('; ').slice(0, 300)}`];
  });
}
