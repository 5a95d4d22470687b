// @vitest-environment happy-dom
import { screen } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { field } from '../../test/scripted/chatOf.js';
import { type RenderedDesk, renderDesk } from '../../test/scripted/renderDesk.js';
import { sampleChat } from '../../test/scripted/samples.js';

let desk: RenderedDesk | undefined;
afterEach(() => desk?.destroy());

async function open(...[welcome, options]: Parameters<typeof renderDesk>): Promise<RenderedDesk> {
  desk = await renderDesk(welcome, options);
  return desk;
}

describe('canned replies', () => {
  test('a slash opens them, letters narrow them, Enter puts the text with the name in, and nothing is sent', async () => {
    const context = { person: { id: '7', name: 'Zoé' } };
    const visitor = { ...sampleChat('a').visitor, context };
    const { user, sent } = await open({ chats: [sampleChat('a', { visitor })] });
    await user.type(field('Visitor A'), '/');
    expect(screen.getAllByRole('option')).toHaveLength(3);
    await user.keyboard('hlo');
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual([
      '/helloHello {name}, how can I help?',
    ]);
    await user.keyboard('{Enter}');
    expect(field('Visitor A').value).toBe('Hello Zoé, how can I help?');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(sent('send')).toEqual([]);
    await user.keyboard('{Enter}');
    expect(sent('send')).toHaveLength(1);
  });

  test('arrows choose, Escape closes, and Enter then sends the text as it is', async () => {
    const { user, sent } = await open({ chats: [sampleChat('a')] });
    await user.type(field('Visitor A'), '/{ArrowDown}{ArrowDown}');
    const chosen = screen.getByRole('option', { selected: true });
    expect(chosen.textContent).toContain('/delivery');
    expect(field('Visitor A').getAttribute('aria-activedescendant')).toBe(chosen.id);
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('/hello');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('listbox')).toBeNull();
    await user.keyboard('{Enter}');
    expect(sent('send').map((frame) => frame.parts)).toEqual([[{ kind: 'text', text: '/' }]]);
  });

  test('a mistyped key is not sent to the visitor', async () => {
    const { user, sent } = await open({ chats: [sampleChat('a')] });
    await user.type(field('Visitor A'), '/zzzz{Enter}');
    expect(sent('send')).toEqual([]);
    expect(screen.getByText(/No canned reply fits/)).toBeTruthy();
  });
});
