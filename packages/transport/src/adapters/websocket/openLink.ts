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
export function openLink(options: LinkOptions): Link {
  let over = false;
  let heard = true;
  let heartbeat: ReturnType<typeof setInterval> | undefined;
  let grace: ReturnType<typeof setTimeout> | undefined;
  let gone: () => void;

  function post(text: string): boolean {
    const open = !over && socket.readyState === 1;
    if (open) socket.send(text);
    return open;
  }
  function finish(why?: ChatError, code?: number): void {
    if (over) return;
    over = true;
    clearInterval(heartbeat);
    socket.removeEventListener('open', opened);
    socket.removeEventListener('message', received);
    options.onOver(why, code);
  }
  function opened(): void {
    heartbeat = setInterval(() => {
      if (!heard) return end(new ChatError('connection_lost', { message: 'the server has gone silent' }));
      heard = false;
      post('{"type":"ping"}');
    }, options.heartbeatMs);
    options.onOpen();
  }
  function received(event: unknown): void {
    heard = true;
    options.onText(String((event as { data: unknown }).data));
  }
  function failed(): void {
    // The close event that follows says all there is to know; `ws` throws without a listener for errors.
  }
  function closed(event: unknown): void {
    finish(undefined, (event as { code: number }).code);
    clearTimeout(grace);
    socket.removeEventListener('error', failed);
    socket.removeEventListener('close', closed);
    gone();
  }
  function end(why?: ChatError): void {
    if (over) return;
    finish(why);
    grace = setTimeout(() => {
      socket.terminate?.();
      gone();
    }, closeGraceMs);
    socket.close();
  }

  let socket: Socket;
  try {
    socket = new options.Socket(options.url);
  } catch (cause) {
    throw new ChatError('connection_failed', { message: 'the socket could not be made', cause });
  }
  socket.addEventListener('open', opened);
  socket.addEventListener('message', received);
  socket.addEventListener('error', failed);
  socket.addEventListener('close', closed);
  return {
    post,
    end,
    gone: new Promise((resolve) => {
      gone = resolve;
    }),
  };
}
