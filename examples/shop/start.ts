/** `pnpm start`: builds what must be built, starts shop, server and desk, and says what to click. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from './buildIfStale.js';
import { startDemo } from './startDemo.js';

const data = fileURLToPath(new URL('../../.comptoir', import.meta.url));
const returning = existsSync(`${data}/server.log`);

for (const name of ['widget', 'desk']) {
  process.stdout.write(`Building the ${name} … `);
  console.log(buildIfStale(name) ? 'done' : 'is up to date');
}
const demo = await startDemo({ data, say: (line) => console.log(line) });

console.log(`
  The shop   ${demo.shopUrl}
             Press "Chat" in the bar at the foot of the page and write something.
  The desk   ${demo.deskUrl}
             Sign in as "operator" with the password ${returning ? 'of the first start' : 'printed above'} and answer.

  Everything that is said stays in ${data}
  Ctrl-C stops it all.
`);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await demo.stop();
  process.exit(0);
}
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
await demo.broken;
if (!stopping) {
  console.error(`The chat server has stopped. The reason is at the end of ${data}/server.log`);
  await demo.stop();
  process.exit(1);
}
