import { setTimeout as pace } from 'node:timers/promises';
import { connectDesk, type TestDesk } from './connectDesk.js';
import { connectVisitor, type TestVisitor } from './connectVisitor.js';
import type { ServerProcess } from './startServerProcess.js';

/** A visitor and an operator who chat while something bad happens elsewhere. */
export interface Bystander {
  readonly visitor: TestVisitor;
  readonly desk: TestDesk;
  /** Runs `attack` while the two go on chatting; resolves when a few of their messages went all the way during it. */
  during<T>(attack: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const least = 5;
/** People do not write faster than the limit for frames. */
const paceMs = 120;

/** Opens both and their conversation. */
export async function startBystander(server: ServerProcess): Promise<Bystander> {
  const desk = await connectDesk(server);
  const visitor = await connectVisitor(server.url);
  await visitor.say('I am just here');
  await desk.waitUntil(() => desk.chats().length > 0, 'the chat of the bystander');
  const [chat = ''] = desk.chats();
  let count = 0;
  const exchange = async (): Promise<void> => {
    count += 1;
    const [asked, answered] = [`asked ${count}`, `answered ${count}`];
    for (const answer of [await visitor.say(asked), await desk.reply(chat, answered)]) {
      if (answer.type !== 'ok') throw new Error(`the bystander was refused: ${JSON.stringify(answer)}`);
    }
    const says = (text: string) => (frame: { message?: { parts?: { text?: string }[] } }) =>
      frame.message?.parts?.[0]?.text === text;
    await desk.waitFor(says(asked), `"${asked}" at the desk`);
    await visitor.waitFor(says(answered), `"${answered}" at the visitor`);
  };
  return {
    visitor,
    desk,
    during: async (attack) => {
      let over = false;
      const attacking = attack().finally(() => {
        over = true;
      });
      // Looked at below; the bystander's own failure must not hide behind it.
      attacking.catch(() => undefined);
      for (let done = 0; done < least || !over; done++) {
        await exchange();
        if (!over) await pace(paceMs);
      }
      return attacking;
    },
    close: async () => {
      await visitor.close();
      await desk.close();
    },
  };
}
