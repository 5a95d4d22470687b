// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { field, region } from '../../test/scripted/chatOf.js';
import { type RenderedDesk, renderDesk } from '../../test/scripted/renderDesk.js';
import { noon, sampleChat, sampleEntry } from '../../test/scripted/samples.js';

let desk: RenderedDesk | undefined;
afterEach(() => desk?.destroy());

async function open(...[welcome, options]: Parameters<typeof renderDesk>): Promise<RenderedDesk> {
  desk = await renderDesk(welcome, options);
  return desk;
}

describe('by keyboard', () => {
  const four = ['a', 'b', 'c', 'd'].map((id) => sampleChat(id));

  test('Alt+n and Alt+J/K move between chats', async () => {
    const { user } = await open({ chats: four });
    await user.keyboard('{Alt>}3{/Alt}');
    expect(document.activeElement).toBe(field('Visitor C'));
    await user.keyboard('{Alt>}j{/Alt}');
    expect(document.activeElement).toBe(field('Visitor D'));
    await user.keyboard('{Alt>}j{/Alt}');
    expect(document.activeElement).toBe(field('Visitor A'));
    await user.keyboard('{Alt>}k{/Alt}');
    expect(document.activeElement).toBe(field('Visitor D'));
  });

  test('Alt+E asks, Enter ends, and a second Alt+E closes the ended column', async () => {
    const { user, sent, grant, say } = await open({ chats: four });
    await user.keyboard('{Alt>}2{/Alt}{Alt>}e{/Alt}');
    const dialog = within(screen.getByRole('dialog', { name: 'End the chat with Visitor B?' }));
    expect(sent('end')).toEqual([]);
    await user.click(dialog.getByRole('button', { name: 'End chat' }));
    expect(sent('end').map((frame) => frame.conversation)).toEqual(['b']);
    await grant('end');
    await say({
      type: 'chat',
      chat: sampleChat('b', { conversation: { id: 'b', intent: 'chat', phase: 'ended' } }),
    });
    expect(within(region('Visitor B')).getByText('Not rated yet.')).toBeTruthy();
    await say({
      type: 'rated',
      rating: {
        conversation: 'b',
        visitor: 'Visitor B',
        intent: 'chat',
        rating: { score: 5, comment: 'Lovely', solved: true },
        at: noon,
      },
    });
    expect(within(region('Visitor B')).getByRole('img', { name: '5 of 5 stars' })).toBeTruthy();
    expect(within(region('Visitor B')).getByText('Lovely')).toBeTruthy();
    await user.keyboard('{Alt>}e{/Alt}');
    expect(screen.queryByRole('region', { name: 'Chat with Visitor B' })).toBeNull();
  });

  test('a newcomer in the place of the ended chat takes over, and the ended one waits behind a tab', async () => {
    const { user, say } = await open({ chats: four });
    await user.keyboard('{Alt>}2{/Alt}');
    await say({
      type: 'chat',
      chat: sampleChat('b', { conversation: { id: 'b', intent: 'chat', phase: 'ended' } }),
    });
    expect(region('Visitor B')).toBeTruthy();
    await say({ type: 'chat', chat: sampleChat('e') });
    const shown = screen.getAllByRole('region', { name: /^Chat with/ });
    expect(shown.map((element) => element.dataset.conversation)).toEqual(['a', 'e', 'c', 'd']);
    await waitFor(() => expect(document.activeElement).toBe(field('Visitor E')));
    expect(screen.getByRole('button', { name: /^Visitor B/ })).toBeTruthy();
  });

  test('Alt+Q offers the questionnaires and sends the chosen one', async () => {
    const { user, sent } = await open({ chats: four });
    await user.keyboard('{Alt>}4{/Alt}{Alt>}q{/Alt}');
    await user.click(screen.getByRole('button', { name: /Your style/ }));
    expect(sent('send').map((frame) => [frame.conversation, frame.parts])).toMatchObject([
      ['d', [{ kind: 'form', form: { id: 'style' } }]],
    ]);
  });

  test('Alt+T takes the first in the queue, Alt+A changes the status, Alt+S the sound', async () => {
    const { user, sent, grant, desk: verbs } = await open({ queue: [sampleEntry('q'), sampleEntry('r')] });
    await user.keyboard('{Alt>}t{/Alt}');
    expect(sent('take').map((frame) => frame.conversation)).toEqual(['q']);
    await user.keyboard('{Alt>}a{/Alt}');
    expect(sent('status').map((frame) => frame.status)).toEqual(['away']);
    await grant('status');
    expect(screen.getByRole('switch', { name: 'Available' }).getAttribute('aria-checked')).toBe('false');
    await user.keyboard('{Alt>}s{/Alt}');
    expect(verbs.$sound.get()).toBe(false);
  });

  test('a question mark lists the keys, but not while typing', async () => {
    const { user } = await open({ chats: four });
    await user.type(field('Visitor A'), 'Really{Shift>}?{/Shift}');
    expect(screen.queryByRole('dialog')).toBeNull();
    field('Visitor A').blur();
    await user.keyboard('{Shift>}?{/Shift}');
    expect(screen.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeTruthy();
  });
});
