import { ChatError } from '../../errors.js';
import { namespaces } from './namespaces.js';
import type { ParserConstructor, SocketConstructor } from './Socket.js';

/** Takes one frame; one that nobody can read comes as an error. */
export type FrameListener = (frame: Element | ChatError) => void;

/** One socket that carries one element a frame (RFC 7395). */
export interface Link {
  /** Settles once the socket is open. */
  readonly opened: Promise<unknown>;
  /** Says whether the socket was open. */
  write(xml: string): boolean;
  /** Hands over every frame from now on, after what was kept; `undefined` keeps them for the next listener. */
  listen(listener: FrameListener | undefined): void;
  /** Settles once the socket is gone, with why; `undefined` after an `end` without error. */
  readonly closed: Promise<ChatError | undefined>;
  /** Ends the link. Without an error the server is told, so that it keeps nothing for us. */
  end(error?: ChatError): void;
}

/** How long a server may take to answer a goodbye, in milliseconds. */
const goodbyeMs = 1_000;

function parse(Parser: ParserConstructor, data: unknown): Element | ChatError {
  try {
    const document = new Parser().parseFromString(String(data), 'text/xml');
    const element = document.documentElement as Element | null;
    if (element && document.getElementsByTagName('parsererror').length === 0) return element;
  } catch {
    // Its words would repeat the frame.
  }
  return new ChatError('bad_frame', { message: 'a frame is no XML' });
}

/** Opens a socket to `url`. */
export function openLink(url: string, Socket: SocketConstructor, Parser: ParserConstructor): Link {
  const kept: (Element | ChatError)[] = [];
  let listener: FrameListener | undefined;
  let isOver = false;
  let why: ChatError | undefined;
  let goodbye: ReturnType<typeof setTimeout> | undefined;
  let settle: (error: ChatError | undefined) => void;
  const closed = new Promise<ChatError | undefined>((resolve) => {
    settle = resolve;
  });
  const socket = new Socket(url, 'xmpp');

  function write(xml: string): boolean {
    const isOpen = !isOver && socket.readyState === 1;
    if (isOpen) socket.send(xml);
    return isOpen;
  }

  function listen(next: FrameListener | undefined): void {
    listener = next;
    while (listener && kept.length > 0) listener(kept.shift() as Element);
  }

  function end(error?: ChatError): void {
    if (isOver) return;
    if (!error) write(`<close xmlns="${namespaces.framing}"/>`);
    isOver = true;
    why = error;
    socket.close();
    if (error) gone();
    else goodbye = setTimeout(gone, goodbyeMs);
  }

  function gone(): void {
    clearTimeout(goodbye);
    end(new ChatError('connection_lost', { message: 'the server hung up' }));
    socket.terminate?.();
    settle(why);
  }

  socket.addEventListener('message', (event) => {
    if (isOver) return;
    kept.push(parse(Parser, (event as { readonly data: unknown }).data));
    listen(listener);
  });
  // A close follows, and that says it.
  socket.addEventListener('error', () => undefined);
  socket.addEventListener('close', gone);
  const opened = new Promise((resolve) => {
    socket.addEventListener('open', resolve);
  });
  return { opened, closed, write, listen, end };
}
