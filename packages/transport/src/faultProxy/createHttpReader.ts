import { Buffer } from 'node:buffer';
import { type BodyReader, createBodyReader, type Framing } from './createBodyReader.js';
import { type Head, parseHead } from './parseHead.js';

/** Longest head that is waited for; what is longer is no HTTP to us. */
const mostHead = 64 * 1024;
const headEnd = '\r\n\r\n';

/** What to do with the bytes of one HTTP direction. */
export interface HttpListener {
  /** A head is complete. `raw`: what follows is no HTTP any more. */
  onHead(head: Head, bytes: Buffer): Framing | 'raw';
  onBody(bytes: Buffer): void;
  /** The message is over, its body included. */
  onEnd(): void;
  /** Bytes that are no HTTP. */
  onRaw(bytes: Buffer): void;
  /** A chunk of one's own could be put in here. */
  onBetweenChunks?(): void;
}

/** Splits a stream of bytes into heads and bodies. */
export interface HttpReader {
  read(bytes: Buffer): void;
  /** Lets go of an unfinished head, when nothing more comes. */
  flush(): void;
}

/** Reads one direction of a connection. A head is handed on when it is whole, a body as it comes. */
export function createHttpReader(listener: HttpListener): HttpReader {
  let head = Buffer.alloc(0);
  let body: BodyReader | undefined;
  let isRaw = false;

  function readHead(bytes: Buffer): Buffer {
    const from = Math.max(0, head.length - headEnd.length);
    head = Buffer.concat([head, bytes]);
    const end = head.indexOf(headEnd, from);
    if (end < 0 && head.length <= mostHead) return Buffer.alloc(0);
    const whole = head.subarray(0, end + headEnd.length);
    const rest = head.subarray(end + headEnd.length);
    const parsed = end < 0 ? undefined : parseHead(whole.toString('latin1'));
    if (parsed === undefined) {
      isRaw = true;
      return takeHead();
    }
    head = Buffer.alloc(0);
    const framing = listener.onHead(parsed, whole);
    if (framing === 'raw') isRaw = true;
    else begin(framing);
    return rest;
  }

  function takeHead(): Buffer {
    const taken = head;
    head = Buffer.alloc(0);
    return taken;
  }

  function begin(framing: Framing): void {
    body = createBodyReader(framing);
    finish();
  }

  function finish(): void {
    if (!body?.isDone) return;
    body = undefined;
    listener.onEnd();
  }

  function readBody(bytes: Buffer, reader: BodyReader): Buffer {
    const count = reader.take(bytes);
    listener.onBody(bytes.subarray(0, count));
    if (reader.isBetweenChunks) listener.onBetweenChunks?.();
    finish();
    return bytes.subarray(count);
  }

  return {
    read(bytes) {
      let rest = bytes;
      while (rest.length > 0 && !isRaw) rest = body ? readBody(rest, body) : readHead(rest);
      if (rest.length > 0) listener.onRaw(rest);
    },
    flush() {
      if (head.length > 0) listener.onRaw(takeHead());
    },
  };
}
