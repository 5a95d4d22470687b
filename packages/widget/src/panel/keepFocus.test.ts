// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { keepFocus } from './keepFocus.js';

test('a page that is written anew under the focus hears of no exception', async () => {
  const panel = document.createElement('section');
  const field = document.createElement('textarea');
  panel.append(field);
  document.body.append(panel);
  const write = vi.fn();
  keepFocus(panel, write);
  field.focus();
  // As `document.open()` does it: nothing but the document itself is left of what was around the focus.
  const root = document.documentElement;
  root.remove();
  panel.append(document.createElement('p'));
  await vi.waitFor(() => expect(write).toHaveBeenCalledOnce());
  document.append(root);
});
