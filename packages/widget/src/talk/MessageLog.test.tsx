// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { openPanel } from '../../test/openPanel.js';

test('of a long history the newest blocks are drawn, older ones when asked for, and what stands is not drawn again', async () => {
  const panel = await openPanel();
  const conversation = await panel.write('Hello');
  for (let index = 0; index < 400; index++)
    panel.say(conversation, [{ kind: 'text', text: `line ${index}.` }]);
  await vi.waitFor(() => expect(panel.session.$messages.get().length).toBeGreaterThan(400), 10_000);

  const { container, screen } = await panel.reopen();
  const blocks = () => [...container.querySelectorAll('.p-block')];
  await vi.waitFor(() => expect(blocks()).toHaveLength(4), 10_000);
  expect(screen.queryByText('line 399.')).not.toBeNull();
  expect(screen.queryByText('Hello')).toBeNull();
  const rows = [...container.querySelectorAll('.p-row')];

  const older = () => screen.queryByRole('button', { name: 'Earlier messages' });
  for (let round = 0; older(); round++) {
    if (round === 5) throw new Error('The beginning is never reached.');
    const before = blocks().length;
    older()?.click();
    await vi.waitFor(() => expect(blocks().length).toBeGreaterThan(before), 10_000);
  }
  expect(screen.queryByText('Hello')).not.toBeNull();
  // The same elements in the same order, behind those that were put in front.
  const all = [...container.querySelectorAll('.p-row')];
  expect(all.slice(-rows.length).every((row, index) => row === rows[index])).toBe(true);

  const drawn = all.at(-10);
  const watched: MutationRecord[] = [];
  const observer = new MutationObserver((records) => watched.push(...records));
  if (drawn)
    observer.observe(drawn, { attributes: true, childList: true, characterData: true, subtree: true });
  panel.say(conversation, [{ kind: 'text', text: 'one more.' }]);
  await vi.waitFor(() => expect(screen.queryByText('one more.')).not.toBeNull(), 10_000);
  expect([...watched, ...observer.takeRecords()]).toEqual([]);
  observer.disconnect();
  panel.destroy();
}, 60_000);
