import { expect } from 'vitest';
import { expectBar, expectWindow, takePicture } from '../../../test/harness/beAtHome.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** What takes part in the top layer last is on top, and ours is there first, or not at all. */
export const scenario: Scenario = {
  title:
    'a modal dialogue of the shop stays above bar and window, whichever came first, and Escape belongs to it; after it everything can be pressed',
  async run(visit) {
    const { tab } = visit;
    const onTop = () =>
      tab.run(() => document.elementFromPoint(innerWidth / 2, innerHeight - 20)?.localName ?? 'none');
    await visit.go();
    await visit.until('room is kept', () =>
      Boolean(document.querySelector('comptoir-counter')?.hasAttribute('data-room')),
    );
    expect(await onTop(), 'at the bar, with a dialogue that came first').not.toBe('comptoir-counter');
    await takePicture(visit, 'dialogue');
    await tab.click('#yes');
    await expectBar(visit);
    await visit.open();
    await expectWindow(visit);
    await tab.run(() => document.querySelector<HTMLDialogElement>('#consent')?.showModal());
    expect(await onTop(), 'at the bar, with a dialogue that came later').not.toBe('comptoir-counter');
    await tab.press('Escape');
    await visit.until(
      'the dialogue is closed',
      () => !document.querySelector<HTMLDialogElement>('#consent')?.open,
    );
    await expectWindow(visit);
    expect((await visit.log()).errors).toEqual([]);
  },
};
