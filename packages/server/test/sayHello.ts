import { type AnyFrame, openWire, type WireClient } from './wireClient.js';

/** A hello and what came of it: a `welcome`, or the `error` before the close. */
export interface Greeting {
  readonly wire: WireClient;
  readonly answer: AnyFrame;
}

/** Opens a socket, says hello, and waits for the first answer, whatever it is. */
export async function sayHello(url: string, hello: object = {}): Promise<Greeting> {
  const wire = await openWire(url, '/v1/visitor');
  wire.send({ type: 'hello', version: 1, ...hello });
  const answer = await wire.waitFor(
    ({ type }) => type === 'welcome' || type === 'error',
    'an answer to hello',
  );
  return { wire, answer };
}
