/** Runs the dispatcher beside an XMPP server on the same host, until SIGINT or SIGTERM; `docs/xmpp.md` tells its variables. */
import { createDispatcher } from './createDispatcher.js';
import { readEnvironment } from './readEnvironment.js';

const say = (text: string) => process.stdout.write(`dispatcher: ${text}\n`);

try {
  const options = readEnvironment(process.env);
  const dispatcher = createDispatcher(options);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void dispatcher.close());
  say(`signing in as ${options.domain} on port ${options.port} of 127.0.0.1`);
  await dispatcher.ready();
  say('at work');
} catch (error) {
  process.stderr.write(`dispatcher: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
