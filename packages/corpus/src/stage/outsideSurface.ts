import { plainName } from '@comptoir/transport/text';
import { sampleChat, sampleWelcome } from '../../../desk/test/scripted/samples.js';
import { startedDesk } from '../../../desk/test/scripted/startedDesk.js';
import { taintWith } from '../fields/taint.js';
import { hostileMessage, hostileVisitor } from './hostile.js';
import type { Surface } from './stage.js';

/** The first line of a message, the rest of one, a day, nothing. */
const transcriptLine = /^(\d\d:\d\d {2}.*| {4}.*|\d{1,2} \w+ \d{4}|)$/su;

/** What leaves the desk as text: notifications of the system, the saved chat. There is no markup in either, and nothing hides. */
export const outsideSurface: Surface = {
  name: 'notifications and saved chats of the desk',
  async show(vectors, stage) {
    const { desk, environment, notified } = await startedDesk();
    await desk.setNotifications(true);
    environment.setFocused(false);
    const chat = { id: 'c', intent: 'chat', phase: 'open' as const };
    for (const vector of vectors) {
      const v = taintWith(vector);
      const messages = [hostileMessage(v, 0, 'c', 'visitor'), hostileMessage(v, 1, 'c', 'operator')];
      const hostile = sampleChat('c', { conversation: chat, visitor: hostileVisitor(v, 0), messages });
      environment.socket().say(sampleWelcome({ chats: [hostile] }));
      environment.socket().say({ type: 'message', message: hostileMessage(v, 2, 'c', 'visitor') });
      const shown = [...notified.values()];
      if (shown.length !== 1) throw new Error(`${shown.length} notifications for ${JSON.stringify(vector)}`);
      for (const text of shown.flatMap(({ title, body }) => [title, body]))
        if (plainName(text) !== text)
          throw new Error(`a notification hides something: ${JSON.stringify(text)}`);
      const [heading = '', ...lines] = (await desk.transcript('c'))?.split('\n') ?? [];
      for (const line of [heading.replace(/[\u2068\u2069]/g, ''), ...lines])
        if (plainName(line) !== line)
          throw new Error(`a saved chat hides something: ${JSON.stringify(line)}`);
      const forged = lines.find((line) => !transcriptLine.test(line));
      if (forged !== undefined) throw new Error(`a line stands alone: ${JSON.stringify(forged)}`);
      if (lines.filter((line) => /^\d\d:\d\d {2}/.test(line)).length !== 3)
        throw new Error(`not a line for each message: ${JSON.stringify(vector)}`);
    }
    stage.check(document.body, 'the page behind');
    desk.destroy();
  },
};
