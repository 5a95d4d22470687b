// @vitest-environment happy-dom
import type { Form } from '@comptoir/transport';
import { fireEvent } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openPanel } from '../../test/openPanel.js';

let bench: Awaited<ReturnType<typeof openPanel>>;
afterEach(() => {
  bench.destroy();
  vi.unstubAllGlobals();
});

const options = (...labels: string[]) => labels.map((label) => ({ value: label.toLowerCase(), label }));
const form: Form = {
  id: 'style',
  version: 3,
  title: 'Your style',
  steps: [
    { name: 'occasion', kind: 'choice', label: 'For what?', options: options('Office', 'Party') },
    {
      name: 'colours',
      kind: 'multiChoice',
      label: 'Colours?',
      max: 2,
      options: options('Black', 'Plum', 'Navy'),
    },
    { name: 'size', kind: 'size', label: 'Size?', options: options('S', 'M') },
    { name: 'fit', kind: 'scale', label: 'How close?', min: 1, max: 5, minLabel: 'Loose', maxLabel: 'Close' },
    { name: 'words', kind: 'text', label: 'Anything else?' },
    { name: 'photo', kind: 'photo', label: 'A picture?', maxFiles: 2 },
  ],
};
const intents = [{ id: 'stylist', form }];

describe('a questionnaire', () => {
  it('asks one thing at a time, skips what is skipped, and sends one card', async () => {
    bench = await openPanel({ intent: 'stylist', intents });
    const { screen, user, stored, container } = bench;
    await user.click(await screen.findByRole('button', { name: 'Answer a few questions' }));
    await screen.findByRole('group', { name: 'For what?' });
    screen.getByText('1 of 6');
    expect(screen.queryByRole('group', { name: 'Colours?' })).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'Party' }));
    await user.click(screen.getByRole('button', { name: 'Next' }));
    await user.click(await screen.findByRole('checkbox', { name: 'Black' }));
    await user.click(screen.getByRole('checkbox', { name: 'Navy' }));
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Plum' }).disabled).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Next' }));
    await screen.findByRole('group', { name: 'Size?' });
    await user.click(screen.getByRole('button', { name: 'Skip' }));
    await user.click(await screen.findByRole('radio', { name: '4' }));
    screen.getByText('Loose');
    await user.click(screen.getByRole('button', { name: 'Back' }));
    await screen.findByRole('group', { name: 'Size?' });
    await user.click(screen.getByRole('button', { name: 'Skip' }));
    await user.click(screen.getByRole('button', { name: 'Next' }));
    await user.type(await screen.findByRole('textbox', { name: 'Anything else?' }), 'Linen, please{Enter}');
    await screen.findByRole('group', { name: 'A picture?' });
    await screen.findByRole('button', { name: 'Add a photo' });
    const picker = container.querySelector('.p-form input[type=file]') as HTMLInputElement;
    await user.upload(picker, new File(['x'], 'dress.png', { type: 'image/png' }));
    await screen.findByText('dress.png');
    await vi.waitFor(() => expect(container.querySelector('.p-uploads progress')).toBeNull());
    await user.click(screen.getByRole('button', { name: 'Send answers' }));
    await vi.waitFor(() => expect(stored.filter((message) => message.from === 'visitor')).toHaveLength(1));
    const part = stored[0]?.parts[0];
    expect(part).toMatchObject({
      kind: 'formAnswers',
      formId: 'style',
      formVersion: 3,
      answers: [
        { name: 'occasion', label: 'For what?', skipped: false, values: ['Party'] },
        { name: 'colours', skipped: false, values: ['Black', 'Navy'] },
        { name: 'size', skipped: true, values: [] },
        { name: 'fit', skipped: false, values: ['4'] },
        { name: 'words', skipped: false, values: ['Linen, please'] },
        { name: 'photo', skipped: false, values: [], files: [{ name: 'dress.png' }] },
      ],
    });
    await vi.waitFor(() => expect(screen.queryByRole('group', { name: 'A picture?' })).toBeNull());
    expect(Object.keys(sessionStorage).filter((key) => key.includes('.form.'))).toEqual([]);
  });

  it('keeps the draft across a reload, at the step it was left', async () => {
    bench = await openPanel({ intent: 'stylist', intents });
    await bench.user.click(await bench.screen.findByRole('button', { name: 'Answer a few questions' }));
    await bench.user.click(await bench.screen.findByRole('radio', { name: 'Office' }));
    await bench.user.click(bench.screen.getByRole('button', { name: 'Next' }));
    await bench.user.click(await bench.screen.findByRole('checkbox', { name: 'Plum' }));
    const kept = { ...sessionStorage };
    expect(Object.keys(kept)).toContain('comptoir.default.form.style.3');
    bench.destroy();

    // A reload: another session, another window, the same tab storage.
    for (const [key, value] of Object.entries(kept)) sessionStorage.setItem(key, value as string);
    bench = await openPanel({ intent: 'stylist', intents });
    const { screen, user } = bench;
    expect((await screen.findByRole<HTMLInputElement>('checkbox', { name: 'Plum' })).checked).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Back' }));
    expect((await screen.findByRole<HTMLInputElement>('radio', { name: 'Office' })).checked).toBe(true);
  });

  it('can be left for a plain message, and gone on with', async () => {
    bench = await openPanel({ intent: 'stylist', intents, keepDrafts: () => false });
    const { screen, user } = bench;
    await user.click(await screen.findByRole('button', { name: 'Answer a few questions' }));
    await user.click(await screen.findByRole('radio', { name: 'Office' }));
    await user.click(screen.getByRole('button', { name: 'Skip, just talk' }));
    await vi.waitFor(() => expect(screen.queryByRole('radio')).toBeNull());
    expect(Object.keys(sessionStorage)).not.toContain('comptoir.default.form.style.3');
    await user.click(await screen.findByRole('button', { name: 'Continue' }));
    expect((await screen.findByRole<HTMLInputElement>('radio', { name: 'Office' })).checked).toBe(true);
  });

  it('comes from the operator too, and shows as answered afterwards', async () => {
    bench = await openPanel();
    const { screen, user } = bench;
    const conversation = await bench.write('Hi');
    const short: Form = { ...form, id: 'short', steps: form.steps.slice(0, 1) };
    bench.say(conversation, [{ kind: 'form', form: short }]);
    await user.click(await screen.findByRole('button', { name: 'Answer a few questions' }));
    await user.click(await screen.findByRole('radio', { name: 'Party' }));
    await user.click(screen.getByRole('button', { name: 'Send answers' }));
    await screen.findByText('Answered');
    await screen.findByText('Party');
  });

  it('is not offered when its file cannot be had or is wrong, and the chat does without', async () => {
    const fetched = vi.fn(() => Promise.resolve(new Response('{"id":"x"}', { status: 200 })));
    vi.stubGlobal('fetch', fetched);
    bench = await openPanel({
      intent: 'stylist',
      intents: [{ id: 'stylist', form: 'https://shop.example/form.json' }],
    });
    await vi.waitFor(() => expect(fetched).toHaveBeenCalled());
    await bench.write('Then I just write');
    expect(bench.screen.queryByRole('button', { name: 'Answer a few questions' })).toBeNull();
  });

  it('is fetched from its address', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(form))));
    bench = await openPanel({
      intent: 'stylist',
      intents: [{ id: 'stylist', form: 'https://shop.example/form.json' }],
    });
    await bench.screen.findByRole('button', { name: 'Answer a few questions' });
  });

  it('does not ask for photos where none can be sent', async () => {
    bench = await openPanel({
      intent: 'stylist',
      intents,
      wrap: (transport) => {
        const capabilities = { ...transport.capabilities, upload: false as const };
        return {
          ...transport,
          capabilities,
          connect: async (...given) => ({ ...(await transport.connect(...given)), capabilities }),
        };
      },
    });
    await bench.user.click(await bench.screen.findByRole('button', { name: 'Answer a few questions' }));
    await bench.screen.findByText('1 of 5');
    expect(bench.screen.queryByRole('button', { name: 'Attach a file' })).toBeNull();
    fireEvent.paste(bench.field, { clipboardData: { files: [new File(['x'], 'x.png')] } });
    expect(bench.container.querySelector('.p-uploads')).toBeNull();
  });
});
