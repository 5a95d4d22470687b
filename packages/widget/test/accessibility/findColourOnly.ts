import type { Page } from 'playwright-core';

/**
 * What is lost where the visitor's own few colours replace ours: controls without an edge, a line or a drawing, a
 * choice that looks like the others, and a focus that is not drawn. Backgrounds and shadows do not count.
 */
export function findColourOnly(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    if (!matchMedia('(forced-colors: active)').matches) return ['forced: the colours are not forced'];
    const root = document.querySelector('comptoir-counter')?.shadowRoot;
    const found: string[] = [];
    const lines = (element: Element | null | undefined): string => {
      if (!element) return '';
      const style = getComputedStyle(element);
      const edge = style.outlineStyle === 'none' ? '' : `${style.outlineWidth} ${style.outlineColor}`;
      return `${edge}|${style.borderWidth}|${style.borderStyle}|${style.textDecorationLine}`;
    };
    const isDrawn = (element: Element): boolean => {
      const style = getComputedStyle(element);
      return (
        (style.borderStyle !== 'none' && style.borderWidth !== '0px') ||
        style.textDecorationLine === 'underline' ||
        !!element.querySelector('svg, img')
      );
    };
    for (const control of root?.querySelectorAll<HTMLElement>('a[href], button, input, textarea') ?? []) {
      const box = control.getBoundingClientRect();
      if (!box.width || control.closest('.p-hidden')) continue;
      const name = control.getAttribute('aria-label') ?? control.textContent;
      const isNative = control.localName === 'input' && getComputedStyle(control).opacity !== '0';
      const around = control.closest('label, .p-field');
      const shown = isNative || isDrawn(control) || (around && isDrawn(around));
      if (!shown) found.push(`forced: nothing marks “${name}”`);
      if (control.matches(':disabled')) continue;
      (root?.activeElement as HTMLElement | null)?.blur();
      const before = [lines(control), lines(around)].join();
      control.focus();
      if (before === [lines(control), lines(around)].join()) found.push(`forced: no focus on “${name}”`);
      control.blur();
    }
    for (const chosen of root?.querySelectorAll('.p-on') ?? []) {
      const other = chosen.parentElement?.querySelector('label:not(.p-on)');
      const input = chosen.querySelector('input');
      if (input && getComputedStyle(input).opacity !== '0') continue;
      if (lines(chosen) === lines(other)) found.push(`forced: “${chosen.textContent}” does not look chosen`);
    }
    return found;
  });
}
