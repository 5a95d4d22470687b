import type { Buffer } from 'node:buffer';
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

/** Makes one. @param pass to the backend. */
export function createRequests(faults: Faults, answers: Answers, pass: (bytes: Buffer) => void): Requests {
  let isDropping = false;
  let turn: Turn | undefined;

  const http = createHttpReader({
    onHead(head, bytes) {
      const canned = cannedFor(head, faults);
      turn = { method: head.first, isLast: isLast(head), isRead: false, ...(canned && { canned }) };
      isDropping = canned !== undefined;
      answers.expect(turn);
      if (!isDropping) pass(bytes);
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
