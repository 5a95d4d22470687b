import { expect } from 'vitest';
import { answerForm } from './answerForm.js';
import type { Visit } from './createVisit.js';
import { giveRating } from './giveRating.js';
import { isThere } from './isThere.js';

/** A file as a visitor pastes it. */
export interface PastedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: readonly number[];
}

/** Pastes a file into the composer; a file dialogue is nothing that a driver can answer everywhere. */
export async function pasteFile({ tab }: Visit, file: PastedFile): Promise<void> {
  await tab.run(({ name, type, bytes }) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(bytes)], name, { type }));
    const field = document
      .querySelector('comptoir-counter')
      ?.shadowRoot?.querySelector('.p-composer textarea');
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    // Firefox makes an event with an empty clipboard of its own.
    if (!event.clipboardData?.files.length) Object.defineProperty(event, 'clipboardData', { value: data });
    field?.dispatchEvent(event);
  }, file);
}

/** What is uploaded where nothing else is at stake. */
const receipt: PastedFile = {
  name: 'receipt.pdf',
  type: 'application/pdf',
  bytes: [...Buffer.from('%PDF-1.7\n%%EOF\n')],
};

/**
 * Goes once through all that a visitor can do: prompt, chat, upload, questionnaire, rating; each is waited for at
 * the operator's desk. The page offers a prompt on `sizes` and a questionnaire of two steps to the stylist's guests.
 */
export async function useEverything(visit: Visit, file = receipt): Promise<void> {
  const { tab, engine } = visit;
  await tab.run(() =>
    (globalThis as unknown as { comptoir(...call: string[]): void }).comptoir('track', 'sizes'),
  );
  await isThere(visit, '.prompt .main');
  await tab.click('.prompt .main');
  await isThere(visit, '.p-composer textarea');
  await visit.until('the draft of the prompt', () => {
    const root = document.querySelector('comptoir-counter')?.shadowRoot;
    return root?.querySelector('textarea')?.value === 'Which size should I take?';
  });

  await answerForm(visit);

  await tab.click('.p-send');
  await visit.heard('the draft', ({ parts }) =>
    parts.some((part) => part.kind === 'text' && /size/.test(part.text)),
  );
  await visit.answer({ kind: 'text', text: `Take **M**, says ${engine}: https://shop.example/sizes` });
  await pasteFile(visit, file);
  await isThere(visit, '.p-uploads li');
  await visit.until('the file is uploaded', () => {
    const row = document.querySelector('comptoir-counter')?.shadowRoot?.querySelector('.p-uploads li');
    if (row?.matches('.p-bad')) throw new Error(`refused: ${row.textContent}`);
    return row && !row.querySelector('progress');
  });
  await isThere(visit, '.p-send[aria-disabled="false"], .p-send:not([aria-disabled])');
  await tab.click('.p-send');
  const { parts } = await visit.heard('the file', (message) =>
    message.parts.some(({ kind }) => kind === 'file'),
  );
  expect(parts).toMatchObject([{ kind: 'file', file: { name: file.name } }]);

  await visit.end();
  await giveRating(visit);
}
