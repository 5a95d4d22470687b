import { ChatError } from '../../errors.js';
import type { Socket, SocketConstructor } from './Socket.js';

/** One socket from its making to its end. */
export interface Link {
  /** Whether the text has been handed to an open socket. */
  post(text: string): boolean;
  /** Ends it now, whatever the other side does; the first call decides why. */
  end(why?: ChatError): void;
  /** Settles when the socket is gone, at the latest one second after the end. */
  readonly gone: Promise<void>;
}

/** What a link tells its owner. */
export interface LinkOptions {
  readonly Socket: SocketConstructor;
  readonly url: string;
  readonly heartbeatMs: number;
  onOpen(): void;
  onText(text: string): void;
  /** Called once, also for `end`. `code` is the WebSocket close code when the socket ended by itself. */
  onOver(why: ChatError | undefined, code?: number): void;
}

// A healthy socket closes within a round trip; longer means that nobody answers.
const closeGraceMs = 1_000;

/**
 * Opens a socket and watches it.
 *
 * A half-open socket says nothing, so an own ping goes out every `heartbeatMs`; silence until the next one
 * ends the link.
 *
 * @throws ChatError `connection_failed` when the page may not open the socket (CSP, mixed content).
 */
export function openLink({ Socket, url, heartbeatMs, onOpen, onText, onOver }: LinkOptions): Link {
  let over = false;
  let heard = true;
  let heartbeat: ReturnType<typeof setInterval> | undefined;
  let grace: ReturnType<typeof setTimeout> | undefined;
  let settleGone: () => void;
  const gone = new Promise<void>((resolve) => {
    settleGone = resolve;
  });

  const listeners = {
    open() {
      if (over) return;
      heartbeat = setInterval(() => {
        if (!heard) return end(new ChatError('connection_lost', { message: 'silent' }));
        heard = false;
        post('{"type":"ping"}');
      }, heartbeatMs);
      onOpen();
    },
    message(event: unknown) {
      heard = true;
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
    clearInterval(heartbeat);
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
    socket = new Socket(url);
  } catch (cause) {
    throw new ChatError('connection_failed', { cause });
  }
  attach('addEventListener');
  return { post, end, gone };
}
