import { ChatError } from '../../errors.js';
import * as namespaces from './namespaces.js';
import type { ParserConstructor, SocketConstructor } from './Socket.js';
import { toXml } from './toXml.js';

/** One socket that carries one element a frame (RFC 7395). */
export interface Link {
  /** Settles once the socket is open. */
  readonly opened: Promise<unknown>;
  /** Says whether the socket was open. */
  write(xml: string): boolean;
  /** Settles once the socket is gone, with why; `undefined` after an `end` without error. */
  readonly closed: Promise<ChatError | undefined>;
  /** Ends the link. Without an error the server is told, so that it keeps nothing for us. */
  end(error?: ChatError): void;
}

/** What a link needs. */
export interface LinkOptions {
  readonly url: string;
  readonly Socket: SocketConstructor;
  readonly Parser: ParserConstructor;
}

/** How long a server may take to answer a goodbye, in milliseconds. */
const goodbyeMs = 1_000;

function parse(Parser: ParserConstructor, data: unknown): Element | undefined {
  try {
    const document = new Parser().parseFromString(`${data}`, 'text/xml');
    return document.getElementsByTagName('parsererror').length
      ? undefined
      : (document.documentElement as Element);
  } catch {
    // Its words would repeat the frame.
    return undefined;
  }
}

/** Opens a socket; `take` is told every frame, and nothing for one that nobody can read. */
export function openLink(
  { url, Socket, Parser }: LinkOptions,
  take: (frame: Element | undefined) => void,
): Link {
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

  function end(error?: ChatError): void {
    if (isOver) return;
    const isTold = !error && write(toXml('close', { xmlns: namespaces.framing }));
    isOver = true;
    why = error;
    // The server hangs up: a socket that we closed could overtake our goodbye, and the stream would be kept.
    if (isTold) goodbye = setTimeout(gone, goodbyeMs);
    else gone();
  }

  function gone(): void {
    clearTimeout(goodbye);
    end(new ChatError('connection_lost', { message: 'the server hung up' }));
    socket.close();
    socket.terminate?.();
    settle(why);
  }

  socket.addEventListener('message', (event) => {
    if (!isOver) take(parse(Parser, (event as { readonly data: unknown }).data));
  });
  // A close follows, and that says it.
  socket.addEventListener('error', () => undefined);
  socket.addEventListener('close', gone);
  const opened = new Promise((resolve) => {
    socket.addEventListener('open', resolve);
  });
  return { opened, closed, write, end };
}
