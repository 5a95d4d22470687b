import type { Buffer } from 'node:buffer';
import type { Framing } from './createBodyReader.js';
import { createFrameReader } from './createFrameReader.js';
import { createHttpReader } from './createHttpReader.js';
import { type Faults, takesAnswer } from './faults.js';
import { framingOf, type Head } from './parseHead.js';
import { toEventChunk, toFrame } from './toFrame.js';

/** One request on its way: the backend answers it, or the proxy does with `canned`, once it is `isRead`. */
export interface Turn {
  readonly method: string;
  readonly canned?: Buffer;
  readonly isLast: boolean;
  isRead: boolean;
}

/** The downward direction, understood: HTTP answers in their turn, then perhaps WebSocket messages. */
export interface Answers {
  read(bytes: Buffer): void;
  flush(): void;
  /** A request has come; those before it are answered first. */
  expect(turn: Turn): void;
  /** Gives the proxy's own answers whose turn it is. */
  answer(): void;
  /** Says a text as a message of the WebSocket or the event stream; `false` where there is neither. */
  say(text: string): boolean;
  /** Whether the connection has become a WebSocket, or something else that is no HTTP. */
  readonly isUpgraded: boolean;
}

/** What answers need of their connection. */
export interface AnswersOptions {
  readonly faults: Faults;
  readonly pass: (bytes: Buffer) => void;
  /** Nothing more goes down; the connection is reset. */
  readonly swallow: () => void;
  /** Nothing more goes down; the connection is ended. */
  readonly end: () => void;
}

/** Makes one. */
export function createAnswers({ faults, pass, swallow, end }: AnswersOptions): Answers {
  const turns: Turn[] = [];
  const unsaid: Buffer[] = [];
  let stream: 'none' | 'events' | 'frames' = 'none';
  let isAtGap = false;
  let isUpgraded = false;
  let isInterim = false;
  let isOver = false;

  function passOn(bytes: Buffer): void {
    if (isOver) return;
    isAtGap = false;
    pass(bytes);
  }

  function beAtGap(): void {
    isAtGap = true;
    for (const bytes of unsaid.splice(0)) pass(bytes);
  }

  function begin(): boolean {
    if (isOver || !takesAnswer(faults)) return !isOver;
    isOver = true;
    swallow();
    return false;
  }

  const readFrames = createFrameReader({ onMessage: begin, onBytes: passOn, onGap: beAtGap });

  function onHead(head: Head, bytes: Buffer): Framing | 'raw' {
    const status = Number(head.second);
    isInterim = status < 200 && status !== 101;
    if (!isInterim && !begin()) return 'raw';
    passOn(bytes);
    if (status === 101) {
      isUpgraded = true;
      if (/websocket/i.test(head.headers.get('upgrade') ?? '')) {
        stream = 'frames';
        beAtGap();
      }
      return 'raw';
    }
    const isBare = isInterim || status === 204 || status === 304 || turns[0]?.method === 'HEAD';
    if (isBare) return { kind: 'length', bytes: 0 };
    const framing = framingOf(head, { kind: 'close' });
    const isEvents = /^text\/event-stream/.test(head.headers.get('content-type') ?? '');
    stream = isEvents && framing.kind === 'chunked' ? 'events' : 'none';
    return framing;
  }

  function answer(): void {
    while (turns[0]?.canned && turns[0].isRead) {
      const [{ canned, isLast }] = turns.splice(0, 1) as [Turn & { canned: Buffer }];
      passOn(canned);
      if (isLast) end();
    }
  }

  const http = createHttpReader({
    onHead,
    onBody: passOn,
    onBetweenChunks: () => stream === 'events' && beAtGap(),
    onRaw: (bytes) => (stream === 'frames' ? readFrames(bytes) : passOn(bytes)),
    onEnd() {
      stream = 'none';
      isAtGap = false;
      if (isInterim) return;
      turns.shift();
      answer();
    },
  });

  return {
    read: http.read,
    flush: http.flush,
    expect: (turn) => turns.push(turn),
    answer,
    say(text) {
      if (stream === 'none' || isOver) return false;
      const bytes = stream === 'frames' ? toFrame(text) : toEventChunk(text);
      unsaid.push(bytes);
      if (isAtGap) beAtGap();
      return true;
    },
    get isUpgraded() {
      return isUpgraded;
    },
  };
}
