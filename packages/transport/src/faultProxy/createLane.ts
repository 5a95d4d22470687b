import type { Buffer } from 'node:buffer';
import type { Socket } from 'node:net';
import type { Direction } from '../conformance/harness.js';
import type { Pace } from './createPace.js';
import type { ByteLimit, Faults } from './faults.js';

/** Bytes that wait here before the sender is made to wait as well. */
const mostWaiting = 256 * 1024;

type Piece = { readonly dueAt: number } & (
  | { readonly kind: 'bytes'; bytes: Buffer }
  | { readonly kind: 'end' | 'reset' }
);

/** One direction of one connection: a queue between two sockets that faults can slow, stop and cut. */
export interface Lane {
  push(bytes: Buffer): void;
  /** The sender has said all; so will the receiver be told, after what waits. */
  end(): void;
  /** The sender is gone without a word; the receiver is reset, after what waits. */
  reset(): void;
  /** Faults have changed. */
  look(): void;
  /** Forgets what waits and stops. */
  drop(): void;
  /** Whether something was swallowed that the receiver will never get. */
  readonly hasHoles: boolean;
}

/** What a lane needs of its connection. */
export interface LaneOptions {
  readonly direction: Direction;
  /** Made to wait when too much waits here. */
  readonly from: { pause(): void; resume(): void };
  readonly to: () => Socket;
  /** Tells the receiver that the sender has said all, or is gone. */
  readonly finish: (how: 'end' | 'reset') => void;
  readonly faults: Faults;
  readonly pace: Pace;
  /** Resets both ends of the connection. */
  readonly cut: () => void;
}

/** Makes one. */
export function createLane({ direction, from, to, finish, faults, pace, cut }: LaneOptions): Lane {
  let queue: Piece[] = [];
  let waiting = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWriting = false;
  let isOver = false;
  let isDropped = false;
  let hasHoles = false;
  let limit: ByteLimit | undefined;
  let passed = 0;

  function add(piece: { kind: 'bytes'; bytes: Buffer } | { kind: 'end' | 'reset' }): void {
    if (isOver) return;
    queue.push({ ...piece, dueAt: performance.now() + faults.delayMs });
    if (piece.kind === 'bytes') waiting += piece.bytes.length;
    if (waiting > mostWaiting) from.pause();
    look();
  }

  function stop(): void {
    isOver = true;
    queue = [];
    clearTimeout(timer);
  }

  function drop(): void {
    isDropped = true;
    stop();
  }

  /** How many bytes may go before this connection is cut. */
  function allowance(): number {
    const now = faults.limits[direction];
    if (now !== limit) {
      limit = now;
      passed = 0;
    }
    return limit ? limit.bytes - passed : Number.POSITIVE_INFINITY;
  }

  function cutHere(): void {
    delete faults.limits[direction];
    cut();
  }

  function write(piece: Extract<Piece, { kind: 'bytes' }>, most: number): void {
    const bytes = piece.bytes.subarray(0, most);
    piece.bytes = piece.bytes.subarray(bytes.length);
    if (piece.bytes.length === 0) queue.shift();
    waiting -= bytes.length;
    passed += bytes.length;
    pace.took(bytes.length, faults.bytesPerSecond);
    isWriting = true;
    // One write at a time: a receiver who does not read makes the sender wait.
    to().write(bytes, (error) => {
      isWriting = false;
      if (error) return drop();
      if (isOver) return;
      if (waiting <= mostWaiting) from.resume();
      if (allowance() <= 0 && limit) return cutHere();
      look();
    });
  }

  function look(): void {
    clearTimeout(timer);
    if (isOver || isWriting) return;
    if (faults.isBlack) {
      hasHoles ||= queue.length > 0;
      queue = [];
      waiting = 0;
      from.resume();
    }
    const [piece] = queue;
    if (piece === undefined || faults.held.has(direction)) return;
    const wait = Math.max(piece.dueAt - performance.now(), piece.kind === 'bytes' ? pace.wait() : 0);
    if (wait > 0) {
      timer = setTimeout(look, Math.ceil(wait));
      return;
    }
    if (piece.kind === 'bytes') {
      const most = Math.min(allowance(), pace.most(faults.bytesPerSecond));
      if (most <= 0) cutHere();
      else write(piece, most);
      return;
    }
    stop();
    finish(piece.kind);
  }

  return {
    push: (bytes) => {
      if (bytes.length > 0) add({ kind: 'bytes', bytes });
    },
    end: () => add({ kind: 'end' }),
    reset() {
      // After its end there is no queue to wait for.
      if (isOver && !isDropped) finish('reset');
      else add({ kind: 'reset' });
    },
    look,
    drop,
    get hasHoles() {
      return hasHoles;
    },
  };
}
