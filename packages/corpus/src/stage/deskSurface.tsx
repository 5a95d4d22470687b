import type { DeskChat } from '@comptoir/transport/wire';
import { render } from 'preact';
import type { Desk } from '../../../desk/src/state/desk.js';
import { App } from '../../../desk/src/view/App.js';
import { sampleChat, sampleEntry, sampleWelcome } from '../../../desk/test/scripted/samples.js';
import { startedDesk } from '../../../desk/test/scripted/startedDesk.js';
import { type Taint, taintWith } from '../fields/taint.js';
import {
  hostileChoices,
  hostileForm,
  hostileMessage,
  hostilePerson,
  hostileVisitor,
  moment,
} from './hostile.js';
import { turn, until } from './pace.js';
import { batches, type Surface } from './stage.js';

const columns = 4;
const names = Array.from({ length: columns }, (_, n) => `c${n}`);

function hostileChat(id: string, visitor: Taint, messages: readonly Taint[]): DeskChat {
  const parts = { ...hostileMessage(visitor, 900, id, 'operator'), parts: [hostileChoices(messages)] };
  return sampleChat(id, {
    conversation: {
      id,
      intent: visitor('Conversation.intent'),
      phase: 'open',
      operator: hostilePerson(visitor, 1),
    },
    visitor: hostileVisitor(visitor, names.indexOf(id)),
    messages: [...messages.map((v, n) => hostileMessage(v, n, id, n % 2 ? 'visitor' : 'bot')), parts],
  });
}

/** Everything that stands beside the chats: queue, ratings, notes, canned replies, questionnaires, colleagues. */
function surroundings(taints: readonly Taint[]): object {
  const each = <Made,>(make: (v: Taint, n: number) => Made): readonly Made[] => taints.map(make);
  return {
    groups: each((v) => v('DeskWelcomeFrame.groups')),
    queue: each((v, n) => ({
      ...sampleEntry(`q${n}`),
      intent: v('QueueEntry.intent'),
      preview: v('QueueEntry.preview'),
      visitor: hostileVisitor(v, 100 + n),
    })),
    ratings: each((v, n) => ({
      conversation: `r${n}`,
      visitor: v('DeskRating.visitor'),
      intent: v('DeskRating.intent'),
      rating: { score: 4, comment: v('Rating.comment') },
      at: moment,
    })),
    notes: each((v, n) => ({
      clientId: `n${n}`,
      intent: v('OfflineNote.intent'),
      name: v('OfflineNote.name'),
      contact: v('OfflineNote.contact'),
      text: v('OfflineNote.text'),
      at: moment,
    })),
    canned: each((v, n) => ({ key: `${v('CannedReply.key')}${n}`, text: v('CannedReply.text') })),
    forms: each((v, n) => hostileForm(v, `f${n}`)),
    colleagues: each((v, n) => ({
      operator: hostilePerson(v, n),
      groups: [v('Colleague.groups')],
      state: 'available',
    })),
  };
}

type Spoken = (frame: object) => Promise<void>;

/** Puts a desk into the page, its server played by us. */
async function openDesk(
  welcome: object,
): Promise<{ desk: Desk; root: HTMLElement; say: Spoken; close(): void }> {
  const { desk, environment } = await startedDesk(welcome);
  const root = document.createElement('div');
  // Laying out what nobody looks at takes more time than everything else.
  root.hidden = true;
  document.body.append(root);
  desk.setColumns(columns);
  render(<App desk={desk} />, root);
  await until('the desk', () => root.querySelector('header') !== null);
  return {
    desk,
    root,
    async say(frame) {
      environment.socket().say(frame);
      await turn();
    },
    close() {
      render(null, root);
      desk.destroy();
      root.remove();
    },
  };
}

/** A full desk: four chats with every kind of message, and everything beside them. */
export const boardSurface: Surface = {
  name: 'desk with all that is on it',
  async show(vectors, stage) {
    for (const batch of batches(vectors)) {
      const taints = batch.map((vector) => taintWith(vector));
      const third = Math.ceil(taints.length / columns);
      const chats = names.map((id, n) =>
        hostileChat(id, taints[n] ?? taintWith(''), taints.slice(n * third, (n + 1) * third)),
      );
      const { desk, root, close } = await openDesk({ ...surroundings(taints), chats });
      await until('the chats', () => root.querySelectorAll('.chat').length === columns);
      stage.check(root, 'desk');
      root.querySelector<HTMLElement>('.composer-tools button')?.click();
      await until('the canned replies', () => root.querySelectorAll('.canned-option').length > 0);
      stage.check(root, 'canned replies');
      for (const kind of ['transfer', 'questionnaire'] as const) {
        desk.openDialog({ kind, conversation: 'c0' });
        await until(kind, () => root.querySelectorAll('dialog li').length === taints.length);
        stage.check(root.querySelector('dialog') ?? root, `dialog ${kind}`);
      }
      close();
    }
  },
};

/** One chat after the other, from its coming to its being handed over, with its dialogs and notices. */
export const chatSurface: Surface = {
  name: 'chats at the desk',
  async show(vectors, stage) {
    const { desk, root, say, close } = await openDesk({});
    for (const [n, vector] of vectors.entries()) {
      const v = taintWith(vector);
      const chat = hostileChat('c0', v, []);
      await say(sampleWelcome({ operator: hostilePerson(v, n), chats: [chat] }));
      await say({
        type: 'typing',
        conversation: 'c0',
        on: true,
        ttlMs: 60_000,
        draft: v('frame:typing.draft'),
      });
      stage.check(root, 'chat');
      for (const kind of ['transfer', 'questionnaire', 'ban', 'end'] as const) {
        desk.openDialog({ kind, conversation: 'c0' });
        await turn();
        stage.check(root.querySelector('dialog') ?? root, `dialog ${kind}`);
      }
      desk.closeDialog();
      const rating = { score: 2, comment: v('Rating.comment') };
      const ended = { ...chat.conversation, phase: 'ended', rating };
      await say({ type: 'chat', chat: { ...chat, conversation: ended } });
      stage.check(root.querySelector('.ended-pane') ?? root, 'rating');
      await say({ type: 'chat', chat: sampleChat('c1', { visitor: chat.visitor }) });
      await say({ type: 'chatRemoved', conversation: 'c1' });
      stage.check(root.querySelector('.notices') ?? root, 'notice');
    }
    close();
  },
};
