import { ChatError } from '../../errors.js';
import { namespaces } from './namespaces.js';
import type { ParserConstructor, Socket, SocketConstructor } from './Socket.js';

/** One socket that carries one element a frame (RFC 7395). */
export interface Link {
  /** Settles once the socket is open, or over. */
  readonly opened: Promise<void>;
  /** Says whether the socket was open. */
  write(xml: string): boolean;
  /** The next element that nobody has listened to; rejects once the link is over. */
  next(): Promise<Element>;
  /** Hands over every further frame; one that nobody can read comes as an error. */
  listen(listener: (frame: Element | ChatError) => void): void;
  /** Settles once the socket is gone, with why; `undefined` after an `end` without error. */
  readonly closed: Promise<ChatError | undefined>;
  /** Ends the link. Without an error, or with `aborted`, the server is told, so that it keeps nothing for us. */
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

/** Opens a socket to `url`. What is read before anybody listens is kept. */
export function openLink(url: string, Socket: SocketConstructor, Parser: ParserConstructor): Link {
  const kept: (Element | ChatError)[] = [];
  let listener: ((frame: Element | ChatError) => void) | undefined;
  let wake: (() => void) | undefined;
  let isOver = false;
  let why: ChatError | undefined;
  let goodbye: ReturnType<typeof setTimeout> | undefined;
  const socket: Socket = new Socket(url, 'xmpp');
  const write = (xml: string) => {
    if (isOver || socket.readyState !== 1) return false;
    socket.send(xml);
    return true;
  };
  let settle: (error: ChatError | undefined) => void;
  const closed = new Promise<ChatError | undefined>((resolve) => {
    settle = resolve;
  });

  function end(error?: ChatError): void {
    if (isOver) return;
    const isPolite = error === undefined || error.code === 'aborted';
    if (isPolite) write(`<close xmlns="${namespaces.framing}"/>`);
    isOver = true;
    why = error;
    socket.close();
    if (!isPolite) socket.terminate?.();
    else goodbye = setTimeout(gone, goodbyeMs);
    wake?.();
    if (!isPolite) settle(why);
  }

  function gone(): void {
    clearTimeout(goodbye);
    if (!isOver) end(new ChatError('connection_lost', { message: 'the server hung up' }));
    socket.terminate?.();
    settle(why);
  }

  socket.addEventListener('message', (event) => {
    if (isOver) return;
    const frame = parse(Parser, (event as { readonly data: unknown }).data);
    if (listener) return listener(frame);
    kept.push(frame);
    wake?.();
  });
  // A close follows, and that says it.
  socket.addEventListener('error', () => undefined);
  socket.addEventListener('close', gone);
  const opened = new Promise<void>((resolve) => {
    socket.addEventListener('open', () => resolve());
    void closed.then(() => resolve());
  });

  return {
    opened,
    closed,
    end,
    write,
    async next() {
      while (kept.length === 0 && !isOver) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const frame = kept.shift();
      if (isOver || !frame) throw why ?? new ChatError('aborted', { message: 'closed while connecting' });
      if (frame instanceof ChatError) throw frame;
      return frame;
    },
    listen(heard) {
      listener = heard;
      for (const frame of kept.splice(0)) heard(frame);
    },
  };
}
