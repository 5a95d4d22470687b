import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';

/** Ports of 127.0.0.1 that are free right now. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}

/** Resolves once somebody listens there; `isAlive` tells whether it is worth waiting. */
export async function listening(port: number, isAlive: () => boolean): Promise<void> {
  while (isAlive()) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    socket.destroy();
    if (isOpen) return;
    await new Promise<void>((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nobody listens on port ${port}, and nobody will`);
}
