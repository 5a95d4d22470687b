/** Load process: visitors who have the page open and say nothing. */
import { answerCalls } from './answerCalls.js';
import { clock } from './clock.js';
import { createLink, type Link } from './createLink.js';
import { whenBack } from './whenBack.js';

const links: Link[] = [];
/** So many handshakes are under way at a time. */
const parallel = 100;

async function connect(url: string, count: number): Promise<{ seconds: number }> {
  const address = `${url.replace('http', 'ws')}/v1/visitor`;
  const start = clock();
  const added: Link[] = [];
  let there = 0;
  await new Promise<void>((resolve) => {
    const next = (): void => {
      if (added.length === count) return;
      let token: string | undefined;
      const link = createLink({
        address,
        hello: () => ({ ...(token === undefined ? {} : { token }) }),
        onFrame: (frame) => {
          if (frame.type !== 'welcome') return;
          if (token === undefined) {
            there += 1;
            if (there === count) resolve();
            next();
          }
          token = frame.token as string;
        },
      });
      added.push(link);
    };
    for (let index = 0; index < Math.min(parallel, count); index++) next();
  });
  links.push(...added);
  return { seconds: (clock() - start) / 1000 };
}

answerCalls({
  connect,
  comeback: (since: number, openedAt: number) => whenBack(links, since, openedAt),
});
