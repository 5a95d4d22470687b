import type { Page } from 'playwright-core';

/**
 * What cannot be read or reached in a small page (WCAG 1.4.10): whatever scrolls sideways, text that is cut, and
 * every control that lies under something else or outside of the page once it was scrolled to.
 */
export function findCutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.querySelector('comptoir-counter')?.shadowRoot;
    const found: string[] = [];
    // A hint is no part of `scrollWidth`. The composer alone keeps its own to one line, or it would grow by being empty.
    const pen = document.createElement('canvas').getContext('2d');
    const isHintCut = (field: HTMLTextAreaElement): boolean => {
      const { font, paddingLeft, paddingRight } = getComputedStyle(field);
      if (
        !pen ||
        field.closest('.p-grow') ||
        getComputedStyle(field, '::placeholder').whiteSpace !== 'nowrap'
      )
        return false;
      pen.font = font;
      const room = field.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
      return pen.measureText(field.placeholder).width > room;
    };
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > innerWidth) found.push(`cut off: the page is ${scrollWidth} wide`);
    for (const element of root?.querySelectorAll<HTMLElement>('.layer *, .window, .window *') ?? []) {
      const box = element.getBoundingClientRect();
      if (!box.width || element.closest('.p-hidden, svg')) continue;
      const what = `${element.localName}.${element.className} “${element.textContent?.slice(0, 40)}”`;
      if (box.left < -1 || box.right > innerWidth + 1) found.push(`cut off: ${what} lies outside`);
      const { overflowX, overflowY, display } = getComputedStyle(element);
      if (display === 'inline') continue;
      if (element instanceof HTMLTextAreaElement && isHintCut(element))
        found.push(`cut off: the hint of ${what}`);
      if (overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1)
        found.push(`cut off: ${what} ends at the side`);
      if (
        overflowY === 'hidden' &&
        element.localName !== 'textarea' &&
        element.scrollHeight > element.clientHeight + 1
      )
        found.push(`cut off: ${what} ends below`);
    }
    for (const control of root?.querySelectorAll<HTMLElement>('a[href], button, input, textarea') ?? []) {
      if (!control.getBoundingClientRect().width) continue;
      if (root?.querySelector('[aria-modal]') && !control.closest('[aria-modal]')) continue;
      control.scrollIntoView({ block: 'nearest' });
      // A card or a link may be higher than the room there is: then some part of it must do.
      const isReached = [...control.getClientRects()].some((box) =>
        [0.5, 0.1, 0.9].some((share) => {
          const hit = root?.elementFromPoint(box.left + box.width / 2, box.top + box.height * share);
          return hit && (control.contains(hit) || hit.closest('label')?.contains(control));
        }),
      );
      const name = control.getAttribute('aria-label') ?? control.textContent;
      if (!isReached) found.push(`cut off: “${name}” cannot be hit`);
    }
    return found;
  });
}
