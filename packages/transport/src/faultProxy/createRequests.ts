import { Buffer } from 'node:buffer';
import type { Answers, Turn } from './createAnswers.js';
import { createHttpReader } from './createHttpReader.js';
import type { Faults } from './faults.js';
import { framingOf, type Head } from './parseHead.js';
import { isLast, toCannedAnswer } from './toCannedAnswer.js';

/** The upward direction, understood: each request goes to the backend, or gets the proxy's answer. */
export interface Requests {
  read(bytes: Buffer): void;
  flush(): void;
}

/** What the proxy says instead of the backend; a browser's question whether it may ask is left alone. */
function cannedFor(head: Head, faults: Faults): Buffer | undefined {
  const { answer } = faults;
  if (answer === undefined || head.headers.has('access-control-request-method')) return undefined;
  if (--answer.times <= 0) faults.answer = undefined;
  return toCannedAnswer(head, answer);
}

/** The head without the path that stands before the backend's own. */
function withoutPrefix(head: Head, bytes: Buffer, prefixes: Iterable<string>): Buffer {
  const prefix = [...prefixes].find((one) => one !== '' && head.second.startsWith(`${one}/`));
  if (prefix === undefined) return bytes;
  return Buffer.from(bytes.toString('latin1').replace(prefix, ''), 'latin1');
}

/** What requests need of their connection. */
export interface RequestsOptions {
  readonly faults: Faults;
  readonly answers: Answers;
  readonly prefixes: Iterable<string>;
  /** To the backend. */
  readonly pass: (bytes: Buffer) => void;
}

/** Makes one. */
export function createRequests({ faults, answers, prefixes, pass }: RequestsOptions): Requests {
  let isDropping = false;
  let turn: Turn | undefined;

  const http = createHttpReader({
    onHead(head, bytes) {
      const canned = cannedFor(head, faults);
      turn = { method: head.first, isLast: isLast(head), isRead: false, ...(canned && { canned }) };
      isDropping = canned !== undefined;
      answers.expect(turn);
      if (!isDropping) pass(withoutPrefix(head, bytes, prefixes));
      return framingOf(head, { kind: 'length', bytes: 0 });
    },
    onBody(bytes) {
      if (!isDropping) pass(bytes);
    },
    onEnd() {
      if (turn) turn.isRead = true;
      answers.answer();
    },
    onRaw: pass,
  });

  return {
    // What follows an upgrade is no HTTP, and the client speaks only once it has the answer.
    read: (bytes) => (answers.isUpgraded ? pass(bytes) : http.read(bytes)),
    flush: http.flush,
  };
}
