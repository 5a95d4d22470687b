import { isChatError } from '@comptoir/transport';
import fc from 'fast-check';
import {
  createEventReader,
  type ServerEvent,
} from '../../../transport/src/adapters/sse/createEventReader.js';
import { connectLink } from '../../../transport/src/adapters/websocket/connectLink.js';
import type { LinkOptions } from '../../../transport/src/adapters/websocket/link.js';
import { fullWelcome, serverFrames } from '../../../transport/test/sampleFrames.js';
import { never } from '../isBadInput.js';
import { oddText } from '../junk.js';
import { mutatedText } from '../mutatedText.js';
import { type Target, target } from '../target.js';

const endpoints = { socket: 'ws://shop.test/v1/visitor', base: 'http://shop.test', search: '' };
const pace = { heartbeatMs: 60_000, pongTimeoutMs: 60_000, urgentMs: 60_000 };

/** An attempt whose other side says these texts, first of all the welcome when `greeted`. */
async function hear(texts: readonly string[], greeted: boolean): Promise<void> {
  let settleGone = (): void => undefined;
  let said: LinkOptions | undefined;
  const attempt = connectLink(
    (options) => {
      said = options;
      let over = false;
      return {
        post: () => true,
        ping: () => undefined,
        end: (why) => {
          if (over) return;
          over = true;
          settleGone();
          options.onOver(why);
        },
        gone: new Promise((resolve) => {
          settleGone = resolve;
        }),
      };
    },
    { endpoints, pace, answerTimeoutMs: 60_000, welcomeMs: 60_000 },
    {},
    (event) => {
      if (typeof event.type !== 'string') throw new Error('an event without a type');
    },
    new AbortController().signal,
  );
  // Handled below; a refusal before the welcome comes at once.
  attempt.catch(() => undefined);
  said?.onOpen();
  if (greeted) said?.onText(JSON.stringify(fullWelcome));
  for (const text of texts) said?.onText(text);
  said?.onOver(undefined, 1006);
  const connection = await attempt;
  await connection.close();
  const why = await connection.closed;
  if (why !== undefined && !isChatError(why)) throw new Error('closed for a reason that is no ChatError');
}

/** What the adapters make of what a server, or whoever sits in between, sends. One entry for each reader. */
export const adapterTargets: readonly Target[] = [
  target({
    name: 'websocket and sse adapter: a whole connection',
    inputs: fc.record({
      texts: fc.array(mutatedText(serverFrames), { minLength: 1, maxLength: 5 }),
      greeted: fc.boolean(),
    }),
    read: ({ texts, greeted }) => hear(texts, greeted),
    isRefusal: isChatError,
  }),
  target({
    name: 'sse adapter: the event stream, in any pieces',
    inputs: fc.record({
      lines: fc.array(
        fc.oneof(
          mutatedText(serverFrames).map((text) => `data: ${text}`),
          oddText,
          fc.constantFrom('', '', ': comment', 'event: close', 'event', 'data', 'data:', 'id: 7', 'retry: x'),
        ),
        { maxLength: 12 },
      ),
      end: fc.constantFrom('\n', '\r\n', '\r'),
      cuts: fc.array(fc.nat({ max: 2_000 }), { maxLength: 20 }),
    }),
    read: ({ lines, end, cuts }) => {
      const text = `${lines.join(end)}${end}${end}x`;
      const events = (pieces: readonly string[]): readonly ServerEvent[] => {
        const seen: ServerEvent[] = [];
        const feed = createEventReader((event) => seen.push(event));
        for (const piece of pieces) feed(piece);
        return seen;
      };
      const at = [0, ...cuts.map((cut) => cut % text.length).sort((a, b) => a - b), text.length];
      const pieces = at.slice(1).map((to, index) => text.slice(at[index], to));
      if (JSON.stringify(events(pieces)) !== JSON.stringify(events([text])))
        throw new Error('Cut into pieces, the stream says something else.');
    },
    isRefusal: never,
  }),
];
