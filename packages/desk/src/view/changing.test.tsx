// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { field, region } from '../../test/scripted/chatOf.js';
import { type RenderedDesk, renderDesk } from '../../test/scripted/renderDesk.js';
import { sampleChat, sampleMessage } from '../../test/scripted/samples.js';

let desk: RenderedDesk | undefined;
afterEach(() => desk?.destroy());

const anna = { id: 'op-1', name: 'Anna' };
const mine = sampleMessage('a', 2, 'operator', 'good dya', { author: anna });
const hers = sampleMessage('a', 3, 'operator', 'Vera here', { author: { id: 'op-2', name: 'Vera' } });
const order = sampleMessage('a', 4, 'operator', '', {
  author: anna,
  parts: [{ kind: 'order', number: '7' }],
});
const colleagues = [
  { operator: anna, groups: ['chat'], state: 'available' },
  { operator: { id: 'op-2', name: 'Vera' }, groups: ['chat', 'stylist'], state: 'available' },
  { operator: { id: 'op-3', name: 'Olga' }, groups: ['chat'], state: 'full' },
] as const;

async function open(): Promise<RenderedDesk> {
  const { messages } = sampleChat('a');
  const chat = sampleChat('a', { messages: [...messages, mine, hers, order] });
  desk = await renderDesk({ chats: [chat], colleagues });
  return desk;
}
const edits = () => within(region('Visitor A')).queryAllByRole('button', { name: 'Change this message' });
const removals = () => within(region('Visitor A')).queryAllByRole('button', { name: 'Remove this message' });
const dialog = (name: string | RegExp) => screen.findByRole('dialog', { name });
const noDialog = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

describe('messages', () => {
  test('of ours can be changed where they have words, and removed, as the visitor’s can; no colleague’s can be either', async () => {
    await open();
    expect([edits().length, removals().length]).toEqual([1, 3]);
  });

  test('of the visitor are removed after a question; their place stays, and the keyboard focus in the chat', async () => {
    const { user, sent, grant } = await open();
    await user.click(removals()[0] as HTMLElement);
    await dialog('Remove this message of the visitor?');
    await user.click(screen.getByRole('button', { name: 'Remove' }));
    expect(sent('remove')).toMatchObject([{ conversation: 'a', message: 'a/1' }]);
    expect(within(region('Visitor A')).getByText('Hello')).toBeTruthy();
    (removals()[0] as HTMLElement).focus();
    await grant('remove');
    expect(within(region('Visitor A')).queryByText('Hello')).toBeNull();
    expect(within(region('Visitor A')).getByText('Message removed')).toBeTruthy();
    expect(removals()).toHaveLength(2);
    expect(document.activeElement).toBe(within(region('Visitor A')).getByRole('log'));
  });

  test('Enter saves; the dialog closes with the answer, and the message says that it was changed', async () => {
    const { user, sent, grant } = await open();
    await user.click(edits()[0] as HTMLElement);
    const input = within(await dialog('Change your message')).getByRole('textbox') as HTMLTextAreaElement;
    expect(input.value).toBe('good dya');
    await user.clear(input);
    await user.type(input, '{Enter}');
    expect(sent('edit')).toEqual([]);
    await user.type(input, 'good day{Enter}');
    const parts = [{ kind: 'text', text: 'good day' }];
    expect(sent('edit')).toMatchObject([{ conversation: 'a', message: 'a/2', parts }]);
    expect(String(sent('edit')[0]?.clientId)).toMatch(/^[\da-f-]{36}$/);
    await grant('edit', { duplicate: false, message: { ...mine, parts, edited: true } });
    await noDialog();
    expect(within(region('Visitor A')).getByText('good day')).toBeTruthy();
    expect(within(region('Visitor A')).getByText('Edited')).toBeTruthy();
  });

  test('a refused change is said, and what was written stays in the dialog', async () => {
    const { user, environment, say } = await open();
    await user.click(edits()[0] as HTMLElement);
    const input = within(await dialog('Change your message')).getByRole('textbox') as HTMLTextAreaElement;
    await user.type(input, ' sir{Enter}');
    const { id } = environment.socket().last('edit') ?? {};
    await say({ type: 'error', id, code: 'not_found', message: 'x' });
    expect(await screen.findByText('This message cannot be changed any more.')).toBeTruthy();
    expect(input.value).toBe('good dya sir');
  });

  test('the arrow up in an empty field changes the last one with words', async () => {
    const { user } = await open();
    await user.type(field('Visitor A'), 'x{ArrowUp}');
    expect(screen.queryByRole('dialog')).toBeNull();
    await user.type(field('Visitor A'), '{Backspace}{ArrowUp}');
    expect(within(await dialog('Change your message')).getByRole('textbox')).toHaveProperty(
      'value',
      'good dya',
    );
  });

  test('of ours are removed after a question, and a dialog about one that is gone goes with it', async () => {
    const { user, sent, grant, say } = await open();
    await user.click(removals()[2] as HTMLElement);
    await dialog('Remove your message?');
    await user.click(screen.getByRole('button', { name: 'Keep it' }));
    await noDialog();
    expect(sent('remove')).toEqual([]);
    await user.click(removals()[2] as HTMLElement);
    await user.click(screen.getByRole('button', { name: 'Remove' }));
    expect(sent('remove')).toMatchObject([{ conversation: 'a', message: 'a/4' }]);
    await grant('remove');
    await waitFor(() => expect(removals()).toHaveLength(2));
    await user.click(edits()[0] as HTMLElement);
    await dialog('Change your message');
    await say({ type: 'removed', conversation: 'a', id: 'a/2' });
    await noDialog();
    await user.keyboard('{Alt>}q{/Alt}');
    expect(await dialog(/^Send a questionnaire/)).toBeTruthy();
  });
});

describe('the chat', () => {
  test('is handed to a colleague who has room; the others are there, with why not', async () => {
    const { user, sent, say } = await open();
    await user.keyboard('{Alt>}h{/Alt}');
    const choices = within(await dialog('Hand over the chat with Visitor A')).getAllByRole('listitem');
    expect(choices.map((item) => [item.textContent, item.querySelector('button')?.disabled])).toEqual([
      ['VeraAvailable · Chat, Stylist', false],
      ['OlgaHas no room · Chat', true],
    ]);
    await say({ type: 'colleagues', colleagues: colleagues.map((one) => ({ ...one, state: 'away' })) });
    expect(screen.getByText(/^Away · Chat, Stylist/).closest('button')?.disabled).toBe(true);
    await say({ type: 'colleagues', colleagues });
    await user.click(screen.getByText('Vera', { selector: 'strong bdi' }));
    expect(sent('transfer')).toMatchObject([{ conversation: 'a', to: 'op-2' }]);
    await noDialog();
    await say({ type: 'error', id: sent('transfer')[0]?.id, code: 'queue_full', message: 'x' });
    expect(await screen.findByText('This colleague has as many chats as one can take.')).toBeTruthy();
  });

  test('a visitor is shut out after a question, and it shows', async () => {
    const { user, sent, say } = await open();
    await user.click(screen.getByRole('button', { name: 'Shut out Visitor A' }));
    await dialog('Shut out Visitor A?');
    await user.click(screen.getByRole('button', { name: 'Shut out' }));
    expect(sent('ban')).toMatchObject([{ conversation: 'a' }]);
    const chat = sampleChat('a');
    await say({ type: 'chat', chat: { ...chat, visitor: { ...chat.visitor, banned: true } } });
    expect(screen.queryByRole('button', { name: 'Shut out Visitor A' })).toBeNull();
    expect(within(screen.getByRole('group', { name: 'About Visitor A' })).getByText('Shut out')).toBeTruthy();
  });
});
