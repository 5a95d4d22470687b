import { expect, test } from 'vitest';
import { createTestBrowser } from '../test/createTestBrowser.js';

// Comes with the first letter; here at once, so that a turn of the clock is enough for it.
await Promise.all([
  import('./outbox/createDelivery.js'),
  import('./tabs/createCompany.js'),
  import('./tabs/createSharing.js'),
]);

const card = '4111 1111 1111 1111';

test('card numbers are masked where the visitor sees them, where they are kept, and where they are sent', async () => {
  const { clock, origin, open, keys } = createTestBrowser();
  const one = open();
  one.session.send(`pay with ${card}`);
  await clock.settle();
  expect(one.shown()).toEqual(['pay with •••• •••• •••• 1111:pending']);
  expect(JSON.stringify(origin.outbox.records())).not.toContain('4111');
  expect(JSON.stringify(origin.outbox.records())).toContain('•••• 1111');
  expect(keys()).toContain('comptoir.default.unsent');
  expect([...origin.local.entries.values()].join()).not.toContain('4111');
  await one.connect();
  await clock.advance(2_000);
  expect(one.sent()).toEqual(['pay with •••• •••• •••• 1111']);
});

test('card numbers are not written down before the code that masks has come', async () => {
  const { clock, origin, open } = createTestBrowser();
  const one = open();
  one.session.start();
  one.session.send(card);
  one.session.$draft.set(`and ${card}`);
  expect(JSON.stringify([...origin.local.entries, ...one.tab.storage.entries])).not.toContain('4111');
  await clock.settle();
  expect(one.tab.storage.entries.get('comptoir.default.draft')).toBe('and •••• •••• •••• 1111');
  expect(one.shown()).toEqual(['•••• •••• •••• 1111:pending']);
});

test('card numbers are masked in the answers of a questionnaire, in a note, in a rating and in the draft of the other tab', async () => {
  const { clock, open } = createTestBrowser();
  const notes: unknown[] = [];
  const methods = { leave: async (note: unknown) => void notes.push(note) };
  const [one, two] = [open({ methods }), open()];
  await one.connect();
  await two.connect();
  one.session.$draft.set(card);
  await clock.advance(5_000);
  expect(two.session.$draft.get()).toBe('•••• •••• •••• 1111');
  const form = { id: 'f', version: 1, title: 'F', steps: [] };
  one.session.submit({
    form,
    title: 'F',
    answers: [{ name: 'a', label: 'Card', values: [card], skipped: false }],
  });
  await clock.settle();
  expect(JSON.stringify(one.session.$messages.get())).not.toContain('4111');
  await one.session.leave({ contact: 'a@b.example', text: `My card is ${card}` });
  expect(notes).toMatchObject([{ text: 'My card is •••• •••• •••• 1111' }]);
});
