import { readStored } from '../../../test/harness/readStored.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** A talk with a card's number in it, and consent that is taken back in the middle. */
export const scenario: Scenario = {
  title:
    'consent that is withdrawn wipes both storages in the call and the database behind it, and the talk goes on; a card’s number is masked before it leaves',
  async run(visit) {
    await visit.go();
    await visit.open();
    await visit.tab.type('.p-composer textarea', 'My card is 4111 1111 1111 1111\n');
    const masked = 'My card is •••• •••• •••• 1111';
    await visit.heard('the masked number', ({ parts }) =>
      parts.some((part) => part.kind === 'text' && part.text === masked),
    );
    await visit.until(
      'the masked number in the visitor’s own bubble',
      (wanted: string) => {
        const text = document
          .querySelector('comptoir-counter')
          ?.shadowRoot?.querySelector('.p-log')?.textContent;
        return text?.includes(wanted) && !text.includes('4111 1111');
      },
      masked,
    );
    const before = await visit.tab.run(readStored);
    if (!before.some((line) => line.includes('.token')))
      throw new Error(`nothing kept: ${before.join(', ')}`);
    if (before.some((line) => line.includes('4111'))) throw new Error('a card’s number was kept');
    const left = await visit.tab.run(() => {
      const { comptoir } = window as unknown as { comptoir: (...call: unknown[]) => unknown };
      comptoir('consent', 'denied');
      return [...Object.keys(localStorage), ...Object.keys(sessionStorage)];
    });
    if (left.length > 0) throw new Error(`left in the storages: ${left.join(', ')}`);
    await visit.until('the database to be gone', async () => {
      const databases = (await indexedDB.databases?.()) ?? [];
      return databases.length === 0;
    });
    await visit.say('Still here');
    await visit.answer({ kind: 'text', text: 'So are we' });
    const after = await visit.tab.run(readStored);
    if (after.length > 0) throw new Error(`stored again: ${after.join(', ')}`);
  },
};
