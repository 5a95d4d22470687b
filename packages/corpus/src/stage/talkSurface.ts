import type { ChatMessage, Session } from '@comptoir/core';
import type { Conversation } from '@comptoir/transport';
import { parseServerFrame } from '@comptoir/transport/wire';
import type { WritableAtom } from 'nanostores';
import { seedSession } from '../../../widget/test/gallery/seedSession.js';
import { taintWith } from '../fields/taint.js';
import { hostileChoices, hostileMessage, hostilePerson, moment } from './hostile.js';
import { openWindow } from './openWindow.js';
import { turn, until } from './pace.js';
import { batches, type Surface } from './stage.js';

/** As it comes off the wire. */
function arrived(message: object): ChatMessage {
  const frame = parseServerFrame(JSON.stringify({ type: 'message', message, cursor: '1' }));
  if (frame?.type !== 'message') throw new Error('no message came through the validator');
  return { ...frame.message, status: 'sent' };
}

function set<Value>(store: unknown, value: Value): void {
  (store as WritableAtom<Value>).set(value);
}

/** The widget's conversation: messages of every kind, people, typing, files on their way, the composer. */
export const talkSurface: Surface = {
  name: 'conversation in the widget',
  async show(vectors, stage) {
    for (const batch of batches(vectors)) {
      const taints = batch.map((vector) => taintWith(vector));
      const messages = taints.map((v, n) => arrived(hostileMessage(v, n, 'c', n % 2 ? 'operator' : 'bot')));
      const choices = {
        ...hostileMessage(taintWith(''), 999, 'c', 'operator'),
        parts: [hostileChoices(taints)],
      };
      const started: Conversation = { id: 'c', intent: 'chat', phase: 'open' };
      const session: Session = seedSession({
        messages: [...messages, arrived(choices)],
        capabilities: {
          upload: {
            maxBytes: 1_000,
            progress: true,
            types: taints.map((v) => v('Capabilities.upload.types')),
          },
        },
        stores: { $conversation: started },
      });
      const window = await openWindow(session);
      const all = (selector: string): number => window.root.querySelectorAll(selector).length;
      await until(
        'every message',
        () => all('.p-answers') === batch.length && all('.p-offer') === batch.length,
      );
      stage.check(window.root, 'messages');
      for (const [n, v] of taints.entries()) {
        const operator = hostilePerson(v, n);
        set(session.$conversation, { ...started, intent: v('Conversation.intent'), operator });
        set(session.$typing, operator);
        session.$draft.set(v('Session.draft'));
        session.$tray.set([
          {
            clientId: `${moment}-${n}`,
            name: v('PickedFile.name'),
            blob: new Blob(['x'], { type: 'image/png' }),
          },
        ]);
        await turn();
        for (const part of window.root.querySelectorAll('.p-head, .p-composer, [role=status]'))
          stage.check(part, 'head and composer');
      }
      await until('a file on its way', () => all('.p-uploads bdi') > 0);
      stage.check(window.root, 'after all');
      window.close();
    }
  },
};
