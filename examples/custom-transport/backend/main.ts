/** Kontor in a process of its own: `tsx backend/main.ts FILE PORT DESK_KEY`; prints its address once it listens. */
import type { AddressInfo } from 'node:net';
import { createApi } from './createApi.js';
import { openBook } from './createBook.js';

const [file = 'kontor.jsonl', port = '0', deskKey = ''] = process.argv.slice(2);
const server = createApi(openBook(file), deskKey);
server.listen(Number(port), '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
// Nobody left to serve: a test runner that was killed leaves no server behind.
process.on('disconnect', () => process.exit());
