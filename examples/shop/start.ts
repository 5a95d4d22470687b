/** `pnpm start`: builds what must be built, starts shop, server and desk, and says what to click. */
import { fileURLToPath } from 'node:url';
import { buildIfStale } from './buildIfStale.js';
import { type Demo, startDemo } from './startDemo.js';

const data = fileURLToPath(new URL('../../.comptoir', import.meta.url));

for (const name of ['widget', 'desk']) {
  process.stdout.write(`Building the ${name} … `);
  console.log(buildIfStale(name) ? 'done' : 'is up to date');
}
let passwordShown = false;
const say = (line: string): void => {
  passwordShown ||= line.startsWith('Password:');
  console.log(line);
};
const demo: Demo = await startDemo({ data, say, origins: process.env.COMPTOIR_ORIGINS }).catch(
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);

console.log(`
  The shop   ${demo.shopUrl}
             Press "Chat" in the bar at the foot of the page and write something.
  The desk   ${demo.deskUrl}
             Sign in as "operator" with the password ${passwordShown ? 'printed above' : 'of the first start'} and answer.
             Lost it? npx pnpm@10.34.9 operator password operator

  Everything that is said is kept in ${data}
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
