// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { openPanel } from '../../test/openPanel.js';

let bench: Awaited<ReturnType<typeof openPanel>>;
afterEach(() => bench.destroy());

async function ended(): Promise<string> {
  bench = await openPanel();
  const conversation = await bench.write('Hi');
  await vi.waitFor(() => expect(bench.session.$conversation.get()?.phase).toBe('open'));
  bench.say(conversation, [{ kind: 'text', text: 'Here you are' }]);
  bench.backend.end(conversation);
  return conversation;
}

// That arrows move through them is proven in a real browser: test/panel.browser.test.ts.
it('is one named group of native radios', async () => {
  await ended();
  const { screen, user } = bench;
  await screen.findByRole('group', { name: 'How was our help?' });
  const stars = screen.getAllByRole<HTMLInputElement>('radio', { name: /of 5$/ });
  expect(stars.map((star) => star.type)).toEqual(Array(5).fill('radio'));
  expect(new Set(stars.map((star) => star.name)).size).toBe(1);
  await user.click(stars[3] as HTMLElement);
  expect(stars.map((star) => star.checked)).toEqual([false, false, false, true, false]);
});

it('sends stars, words and whether it was solved, thanks, and offers a new beginning', async () => {
  const conversation = await ended();
  const { screen, user, container, session } = bench;
  await user.click(await screen.findByRole('radio', { name: '5 of 5' }));
  await user.click(screen.getByRole('radio', { name: 'Yes' }));
  await user.type(screen.getByRole('textbox', { name: /What should we know/ }), 'Quick and kind');
  await user.click(container.querySelector('.p-rating .p-strong') as HTMLElement);
  await screen.findByText('Thank you for your rating!');
  expect(session.$conversation.get()).toMatchObject({
    id: conversation,
    rating: { score: 5, comment: 'Quick and kind', solved: true },
  });
  await user.click(screen.getByRole('button', { name: 'New conversation' }));
  await vi.waitFor(() => expect(screen.queryByText('Thank you for your rating!')).toBeNull());
  const next = await bench.write('Me again');
  expect(next).not.toBe(conversation);
});

it('is still there after the window was closed, and not after "not now"', async () => {
  await ended();
  await bench.screen.findByRole('radio', { name: '1 of 5' });
  const { screen } = await bench.reopen();
  await screen.findByRole('radio', { name: '1 of 5' });
  await bench.user.click(screen.getByRole('button', { name: 'Not now' }));
  await vi.waitFor(() => expect(screen.queryByRole('radio')).toBeNull());
  const again = await bench.reopen();
  await again.screen.findByRole('button', { name: 'New conversation' });
  expect(again.screen.queryByRole('radio')).toBeNull();
});

it('never stands between the visitor and a message', async () => {
  await ended();
  await bench.screen.findByRole('radio', { name: '1 of 5' });
  await bench.write('One more question');
});
