// @vitest-environment happy-dom
import { screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { field, region } from '../../test/scripted/chatOf.js';
import { type RenderedDesk, renderDesk } from '../../test/scripted/renderDesk.js';
import { sampleChat, sampleEntry, sampleMessage, sampleWelcome } from '../../test/scripted/samples.js';

let desk: RenderedDesk | undefined;
afterEach(() => desk?.destroy());

async function open(...[welcome, options]: Parameters<typeof renderDesk>): Promise<RenderedDesk> {
  desk = await renderDesk(welcome, options);
  return desk;
}

const unread = (name: string) => region(name).querySelector('.badge')?.textContent;

describe('attention', () => {
  test('what the operator is in counts as read, the rest carries an unread mark', async () => {
    const { user, sent, grant, say, desk: verbs } = await open({ chats: [sampleChat('a'), sampleChat('b')] });
    expect(sent('read').map((frame) => frame.upTo)).toEqual(['a/1']);
    await grant('read');
    expect(unread('Visitor B')).toBe('1 unread');
    await say({ type: 'message', message: sampleMessage('b', 2, 'visitor', 'Hello?') });
    expect(unread('Visitor B')).toBe('2 unread');
    expect(verbs.$unread.get()).toBe(2);
    await user.click(field('Visitor B'));
    expect(sent('read').map((frame) => frame.upTo)).toEqual(['a/1', 'b/2']);
    await grant('read');
    expect(verbs.$unread.get()).toBe(0);
  });

  test('nothing counts as read behind another window, and it rings', async () => {
    const { sent, say, environment, rung } = await open({ chats: [sampleChat('a')] });
    environment.setFocused(false);
    await say({ type: 'message', message: sampleMessage('a', 2, 'visitor', 'Hello?') });
    expect(sent('read').map((frame) => frame.upTo)).toEqual(['a/1']);
    expect(rung).toEqual(['message']);
    environment.setFocused(true);
    expect(sent('read').map((frame) => frame.upTo)).toEqual(['a/1', 'a/2']);
  });

  test('a read mark lost with the connection is made again', async () => {
    const { sent, environment } = await open({ chats: [sampleChat('a')] });
    environment.socket().drop();
    await Promise.resolve();
    environment.advance(1000);
    environment.socket().open();
    environment.socket().say(sampleWelcome({ chats: [sampleChat('a')] }));
    expect(sent('read').map((frame) => frame.upTo)).toEqual(['a/1']);
  });
});

describe('the rail', () => {
  test('queue, figures, ratings and notes, each with words when empty', async () => {
    await open();
    for (const words of [
      'Nobody is waiting.',
      'No ratings yet today.',
      'Nobody left a note.',
      'No chats right now.',
    ]) {
      expect(screen.getByText(words)).toBeTruthy();
    }
    expect(within(screen.getByRole('region', { name: 'Today' })).getAllByText('none yet')).toHaveLength(4);
  });

  test('figures are shown as they are meant', async () => {
    const figures = {
      conversations: 12,
      answered: 9,
      missed: 1,
      answeredShare: 0.9,
      medianWaitMs: 8200,
      p90WaitMs: 65_000,
      ratings: 4,
      averageScore: 4.75,
    };
    await open({ figures });
    const today = screen.getByRole('region', { name: 'Today' }).textContent;
    for (const words of ['12', '90 % 9 of 10', '8 s', '1 min 5 s', '4.8 4 ratings'])
      expect(today).toContain(words);
  });

  test('a waiting visitor can be taken; when a colleague was faster, the desk says so', async () => {
    const { user, sent, say } = await open({ queue: [sampleEntry('q'), sampleEntry('r')] });
    const queue = within(screen.getByRole('list', { name: 'Queue' }));
    expect(queue.getAllByText('Where is my parcel?')).toHaveLength(2);
    await user.click(queue.getByRole('button', { name: 'Take Visitor R' }));
    expect(sent('take').map((frame) => frame.conversation)).toEqual(['r']);
    await say({ type: 'error', id: sent('take')[0]?.id, code: 'not_found', message: 'x' });
    expect(await screen.findByText(/a colleague was faster/)).toBeTruthy();
  });
});

describe('the connection', () => {
  test('an outage is told with its countdown and ends by itself', async () => {
    const { environment, advance } = await open({ chats: [sampleChat('a')] });
    environment.socket().drop();
    expect(await screen.findByText(/No connection. Trying again in 1 s/)).toBeTruthy();
    expect((await screen.findByText('The connection is lost.')).getAttribute('role')).toBe('status');
    await advance(1000);
    environment.socket().open();
    environment.socket().say(sampleWelcome({ chats: [sampleChat('a')] }));
    expect(await screen.findByText('Connected again.')).toBeTruthy();
    expect(screen.queryByText(/No connection/)).toBeNull();
  });

  test('drafts survive a reload of the tab', async () => {
    const first = await open({ chats: [sampleChat('a')] });
    await first.user.type(field('Visitor A'), 'Half a sent');
    const { tab } = first.environment;
    first.destroy();
    await open({ chats: [sampleChat('a')] }, { tab });
    expect(field('Visitor A').value).toBe('Half a sent');
  });

  test('being signed out elsewhere leads to the sign-in page with a word', async () => {
    const { environment } = await open({ chats: [sampleChat('a')] });
    environment.socket().drop(4001);
    expect(await screen.findByRole('heading', { name: 'Sign in to the desk' })).toBeTruthy();
    expect(screen.getByRole('alert').textContent).toBe('You have been signed out. Please sign in again.');
  });
});
