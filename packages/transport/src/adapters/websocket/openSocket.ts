import { ChatError } from '../../errors.js';
import type { Link, LinkOptions } from './link.js';
import type { Socket, SocketConstructor } from './Socket.js';

// A healthy socket closes within a round trip; longer means that nobody answers.
const closeGraceMs = 1_000;

/**
 * Opens a WebSocket.
 *
 * @throws ChatError `connection_failed` when the page may not open the socket (CSP, mixed content).
 */
export function openSocket(
  Socket: SocketConstructor,
  { endpoints, onOpen, onText, onOver }: LinkOptions,
): Link {
  let over = false;
  let grace: ReturnType<typeof setTimeout> | undefined;
  let settleGone: () => void;
  const gone = new Promise<void>((resolve) => {
    settleGone = resolve;
  });

  const listeners = {
    open() {
      if (!over) onOpen();
    },
    message(event: unknown) {
      if (!over) onText(String((event as { data: unknown }).data));
    },
    error() {
      // The close event that follows says all there is to know; `ws` throws without a listener for errors.
    },
    close(event: unknown) {
      finish(undefined, (event as { code: number }).code);
      clearTimeout(grace);
      attach('removeEventListener');
      settleGone();
    },
  };

  function attach(how: 'addEventListener' | 'removeEventListener'): void {
    for (const type of ['open', 'message', 'error', 'close'] as const) socket[how](type, listeners[type]);
  }
  function post(text: string): boolean {
    const open = !over && socket.readyState === 1;
    if (open) socket.send(text);
    return open;
  }
  function finish(why?: ChatError, code?: number): void {
    if (over) return;
    over = true;
    onOver(why, code);
  }
  function end(why?: ChatError): void {
    if (over) return;
    finish(why);
    grace = setTimeout(() => {
      socket.terminate?.();
      settleGone();
    }, closeGraceMs);
    socket.close();
  }

  let socket: Socket;
  try {
    socket = new Socket(endpoints.socket);
  } catch (cause) {
    throw new ChatError('connection_failed', { cause });
  }
  attach('addEventListener');
  return { post, ping: () => post('{"type":"ping"}'), end, gone };
}
