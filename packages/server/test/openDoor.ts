import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to the chat server that one page alone is given, so that what comes through it is that page's. */
export interface Door {
  readonly url: string;
  /** Every connection, as `connected`, and the first line of every request on it, in order. */
  readonly passed: readonly string[];
  close(): Promise<void>;
}

const firstLine = /^[A-Z]+ \S+ HTTP\/1\.[01](?=\r\n)/;

/** Opens another port of 127.0.0.1 that leads to the server at `to`, byte by byte. */
export async function openDoor(to: string): Promise<Door> {
  const { hostname, port } = new URL(to);
  const passed: string[] = [];
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (guest) => {
    const house = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    passed.push('connected');
    guest.on('data', (piece: Buffer) => {
      const line = firstLine.exec(piece.toString('latin1'))?.[0];
      if (line !== undefined) passed.push(line);
    });
    for (const [from, into] of [
      [guest, house],
      [house, guest],
    ] as const) {
      open.add(from);
      from.on('error', () => into.destroy());
      from.on('close', () => {
        open.delete(from);
        into.destroy();
      });
      from.pipe(into);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passed,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
