import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A TCP connection that says whatever it is told to. */
export interface RawSocket {
  readonly socket: Socket;
  /** Everything that came. */
  received(): Buffer;
  /** Resolves when the other side has closed or cut it. */
  readonly gone: Promise<void>;
  /** Resolves when `fits` holds for what came. */
  until(fits: (text: string) => boolean): Promise<void>;
}

/** Connects to the server of an address, from a loopback address of choice. */
export async function openRaw(url: string, from = '127.0.0.1'): Promise<RawSocket> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), localAddress: from });
  const pieces: Buffer[] = [];
  const gone = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.on('error', () => socket.destroy());
  await once(socket, 'connect');
  socket.on('data', (piece) => pieces.push(piece));
  const received = (): Buffer => Buffer.concat(pieces);
  return {
    socket,
    received,
    gone,
    until: (fits) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (!fits(received().toString('latin1'))) return;
          socket.off('data', look);
          resolve();
        };
        socket.on('data', look);
        socket.once('close', () => reject(new Error('closed before it came')));
        look();
      }),
  };
}

/** A handshake that a browser could have made, with more headers when wished for. */
export function handshake(headers: readonly string[] = []): string {
  const lines = [
    'GET /v1/visitor HTTP/1.1',
    'Host: x',
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
    ...headers,
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}

/** One masked frame (the mask is zero) of up to 65,535 bytes. `first` holds FIN, RSV and opcode. */
export function rawFrame(first: number, payload: Buffer): Buffer {
  const { length } = payload;
  const size = length < 126 ? [0x80 | length] : [0x80 | 126, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([first, ...size, 0, 0, 0, 0]), payload]);
}
