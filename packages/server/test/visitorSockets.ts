import type { DeskRecorder } from '@comptoir/transport/conformance';
import { WebSocket } from 'ws';

/** The visitors' end of the wire: real sockets, which can be cut. */
export interface VisitorSockets {
  /** To be given to the adapter. */
  readonly Socket: typeof WebSocket;
  /** Cuts every socket there is, without a word. */
  cut(): void;
  /** The next message goes out; whatever comes back is never read, and the socket is cut once it is stored. */
  loseNextAnswer(): void;
  /** Every open socket receives this text, as if the server had sent it. */
  hear(text: string): void;
}

/** @param desk tells when a message has been stored. */
export function createVisitorSockets(desk: DeskRecorder): VisitorSockets {
  const sockets = new Set<WebSocket>();
  let losing = false;

  function cutWhenStored(socket: WebSocket, clientId: string): void {
    const stop = desk.onChange(() => {
      if (!desk.seen.messages.some((message) => message.clientId === clientId)) return;
      stop();
      socket.terminate();
    });
  }

  class CutSocket extends WebSocket {
    #deaf = false;

    constructor(address: string | URL) {
      super(address);
      sockets.add(this);
      this.once('close', () => sockets.delete(this));
    }

    override emit(event: string | symbol, ...rest: unknown[]): boolean {
      return this.#deaf && event === 'message' ? false : super.emit(event, ...rest);
    }

    override send(data: string): void {
      const frame: { type?: string; clientId?: string } = JSON.parse(data);
      if (losing && frame.type === 'send' && frame.clientId !== undefined) {
        losing = false;
        this.#deaf = true;
        cutWhenStored(this, frame.clientId);
      }
      super.send(data);
    }
  }

  return {
    Socket: CutSocket as unknown as typeof WebSocket,
    cut() {
      for (const socket of sockets) socket.terminate();
    },
    hear(text) {
      for (const socket of sockets) socket.emit('message', Buffer.from(text), false);
    },
    loseNextAnswer() {
      losing = true;
    },
  };
}
