import { createClientId } from '@comptoir/transport';
import { type AnyFrame, openWire, type WireClient } from './wireClient.js';

/** A greeted visitor. */
export interface TestVisitor extends WireClient {
  readonly welcome: AnyFrame;
  readonly token: string;
  /** Sends a text; resolves to the answer. */
  say(text: string, options?: { intent?: string; clientId?: string }): Promise<AnyFrame>;
  /** The newest `conversation` event for which `fits` holds, now or later. */
  conversation(fits: (conversation: AnyFrame) => boolean, what?: string): Promise<AnyFrame>;
}

/** Connects and says hello. */
export async function connectVisitor(
  url: string,
  hello: { token?: string; cursor?: string; context?: object } = {},
): Promise<TestVisitor> {
  const wire = await openWire(url, '/v1/visitor');
  wire.send({ type: 'hello', version: 1, ...hello });
  const welcome = await wire.waitFor((frame) => frame.type === 'welcome', 'welcome');
  return {
    ...wire,
    welcome,
    token: welcome.token as string,
    say: (text, { intent, clientId = createClientId() } = {}) =>
      wire.request({
        type: 'send',
        clientId,
        parts: [{ kind: 'text', text }],
        ...(intent === undefined ? {} : { intent }),
      }),
    conversation: async (fits, what = String(fits)) => {
      const isLast = (frames: readonly AnyFrame[]): AnyFrame | undefined =>
        [...frames].reverse().find((frame) => frame.type === 'conversation');
      await wire.waitUntil((frames) => {
        const last = isLast(frames);
        return last !== undefined && fits(last.conversation as AnyFrame);
      }, what);
      return isLast(wire.frames)?.conversation as AnyFrame;
    },
  };
}
