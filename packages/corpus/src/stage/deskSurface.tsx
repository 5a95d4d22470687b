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
    groups: each((v) => v('DeskWelcomeFrame:welcome.groups')),
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

const kinds = ['transfer', 'questionnaire', 'ban', 'end'] as const;

/** Four chats after the other four, from their coming to their being handed over, with dialogs and notices. */
export const chatSurface: Surface = {
  name: 'chats at the desk',
  async show(vectors, stage) {
    const { desk, root, say, close } = await openDesk({});
    for (let first = 0; first < vectors.length; first += columns) {
      const taints = vectors.slice(first, first + columns).map((vector) => taintWith(vector));
      const chats = taints.map((v, n) => hostileChat(names[n] ?? '', v, []));
      const operator = hostilePerson(taints[0] ?? taintWith(''), first);
      await say(sampleWelcome({ operator, chats }));
      for (const [n, v] of taints.entries()) {
        const conversation = names[n];
        await say({ type: 'typing', conversation, on: true, ttlMs: 60_000, draft: v('frame:typing.draft') });
      }
      stage.check(root, 'chats');
      for (const [n, kind] of kinds.slice(0, taints.length).entries()) {
        desk.openDialog({ kind, conversation: names[n] ?? '' });
        await turn();
        stage.check(root.querySelector('dialog') ?? root, `dialog ${kind}`);
      }
      desk.closeDialog();
      for (const conversation of names.slice(0, taints.length))
        await say({ type: 'chatRemoved', conversation });
      stage.check(root.querySelector('.notices') ?? root, 'notices');
      for (const { id } of desk.$notices.get()) desk.dismissNotice(id);
      const ended = chats.map((chat, n) => {
        const rating = { score: 2, comment: taints[n]?.('Rating.comment') ?? '' };
        return { ...chat, conversation: { ...chat.conversation, phase: 'ended' as const, rating } };
      });
      await say(sampleWelcome({ chats: ended }));
      for (const pane of root.querySelectorAll('.ended-pane')) stage.check(pane, 'rating');
    }
    close();
  },
};
