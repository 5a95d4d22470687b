import { ChatError, type ClientId, isChatError, type Message, type Outgoing } from '@comptoir/transport';
import { checkFile } from '../checkFile.js';
import { backoff } from '../connection/backoff.js';
import type { Live } from '../connection/createSupervisor.js';
import type { Environment } from '../environment.js';
import type { PickedFile } from '../session.js';
import type { SessionState } from '../state/sessionState.js';
import type { Mirror } from './createMirror.js';
import type { OutboxEntry } from './outbox.js';
import { outgoingIntent } from './outgoingIntent.js';

/** An upload that breaks this often while the connection stands, over half a minute, will break again. */
const maxUploads = 8;

/** What the courier is given. */
export interface CourierOptions {
  readonly environment: Environment;
  readonly mirror: Mirror;
  live(): Live | undefined;
  state(): SessionState;
  /** Runs it while no other tab is sending. */
  hold(signal: AbortSignal, held: () => Promise<void>): Promise<void>;
  /** Whether it still is our turn: a page that slept may have lost it. */
  confirm(): Promise<boolean>;
  /** The backend has it. */
  onStored(message: Message): void;
  /** The failure of a send was really one of the connection. */
  onBroken(error: ChatError): void;
}

/** Carries the outbox to the backend: one message at a time, in the order of writing, whoever wrote it. */
export interface Courier {
  /** Goes on if it can; called whenever something may have changed. */
  pump(): void;
  /** Forgets what is in flight; its answer, if any, comes in vain. */
  stop(): void;
}

/** Makes the courier. It never sends twice what a backend without `dedupe` may already have. */
export function createCourier(options: CourierOptions): Courier {
  const { environment, mirror } = options;
  const clock = environment.steady ?? environment.now;
  /** The connection that failures and pause belong to. */
  let current: Live | undefined;
  /** The turn that is asked for or had. */
  let turn: AbortController | undefined;
  /** Ends what is being waited for once it is idle to go on with it. */
  let interrupt: ((isForced: boolean) => void) | undefined;
  /** In a row. */
  let failures = 0;
  /** Uploads that broke while the connection stood, by message. */
  const broken = new Map<ClientId, number>();
  let pausedUntil = 0;
  /** What the backend asked for; outlives the connection. */
  let holdUntil = 0;

  /** Waits for the work, or until nobody needs it any more. */
  async function unlessIdle<Result>(
    live: Live,
    clientId: ClientId,
    work: Promise<Result>,
  ): Promise<Result | undefined> {
    const idle = new Promise<undefined>((resolve) => {
      interrupt = (isForced) => {
        const isWanted = mirror.entries().some((entry) => entry.clientId === clientId);
        if (isForced || options.live() !== live || !isWanted) resolve(undefined);
      };
    });
    try {
      return await Promise.race([work, idle]);
    } finally {
      interrupt = undefined;
    }
  }

  async function drain(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await mirror.refresh();
      const live = options.live();
      const entry = mirror.next();
      if (!live || !entry || signal.aborted) return;
      if (live !== current) {
        current = live;
        failures = pausedUntil = 0;
      }
      const waitMs = Math.max(holdUntil, pausedUntil) - clock();
      if (waitMs > 0) await pause(live, entry.clientId, waitMs);
      else await deliver(live, entry, signal);
    }
  }

  async function pause(live: Live, clientId: ClientId, ms: number): Promise<void> {
    let stop: () => void = () => undefined;
    const over = new Promise<void>((resolve) => {
      stop = environment.after(ms, () => {
        // The wait was served, whatever a clock that was set back says.
        holdUntil = pausedUntil = 0;
        resolve();
      });
    });
    await unlessIdle(live, clientId, over);
    stop();
  }

  async function deliver(live: Live, entry: OutboxEntry, turn: AbortSignal): Promise<void> {
    const { clientId } = entry;
    const { dedupe } = live.connection.capabilities;
    if (entry.isTried && dedupe === 'none') return mirror.change({ type: 'doubted', clientId });
    const way = { isUpload: false };
    try {
      const isLookup = entry.isTried && dedupe === 'lookup';
      const message = await unlessIdle(live, clientId, carry(live, entry, isLookup, turn, way));
      if (!message) return;
      failures = pausedUntil = 0;
      options.onStored({ clientId, ...message });
      await mirror.change({ type: 'stored', clientIds: new Set([clientId]) });
    } catch (cause) {
      const error = isChatError(cause) ? cause : new ChatError('server_failed', { cause });
      await fail(clientId, error, way.isUpload, live);
    }
  }

  /** Answers nothing when there is nothing to send any more. */
  async function carry(
    live: Live,
    entry: OutboxEntry,
    isLookup: boolean,
    turn: AbortSignal,
    way: { isUpload: boolean },
  ): Promise<Message | undefined> {
    const { connection, signal } = live;
    const { clientId } = entry;
    if (isLookup) {
      const found = (await connection.find?.([clientId], { signal }))?.get(clientId);
      if (found) return found;
    }
    for (const file of entry.files ?? []) {
      if (turn.aborted || options.live() !== live) return undefined;
      way.isUpload = true;
      const stored = await upload(live, file);
      way.isUpload = false;
      await mirror.change({ type: 'uploaded', clientId, file: file.clientId, stored });
    }
    if (turn.aborted || !(await options.confirm())) return undefined;
    // Kept before the first byte leaves: whoever finds it later must know that it may have arrived.
    await mirror.change({ type: 'tried', clientId });
    const now = mirror.next();
    if (turn.aborted || options.live() !== live || now?.clientId !== clientId || now.files) return undefined;
    const intent = outgoingIntent(now.intent, options.state().conversation);
    const message: Outgoing = { clientId, parts: now.parts, ...(intent !== undefined && { intent }) };
    return (await connection.send(message, { signal })).message;
  }

  async function upload({ connection, signal }: Live, { clientId, name, blob }: PickedFile) {
    checkFile(blob, name, connection.capabilities.upload);
    if (connection.upload === undefined) throw new ChatError('not_offered');
    try {
      await blob.slice(0, 1).arrayBuffer();
    } catch (cause) {
      throw new ChatError('bad_value', { message: `${name} cannot be read any more.`, cause });
    }
    return connection.upload({ clientId, name, blob }, { signal });
  }

  async function fail(clientId: ClientId, error: ChatError, isUpload: boolean, live: Live): Promise<void> {
    const { kind, outcome, retryAfterMs } = error;
    const tries = (broken.get(clientId) ?? 0) + Number(isUpload && options.live() === live);
    const isFinal = tries >= maxUploads;
    if (isFinal) broken.delete(clientId);
    else broken.set(clientId, tries);
    if (isFinal || kind === 'rejected' || kind === 'too-large' || kind === 'unsupported') {
      failures = 0;
      return mirror.change({ type: 'failed', clientId, error });
    }
    // To be told to slow down is to be told that it was not stored.
    if (outcome === 'not-sent' || kind === 'rate-limited') {
      await mirror.change({ type: 'returned', clientId });
    }
    // What stands before the place for files may be a proxy: of token and chat only the connection knows.
    if (!isUpload && (kind === 'auth' || kind === 'fatal')) {
      options.onBroken(error);
      return;
    }
    const now = clock();
    // An unknown outcome is cleared up at once; only an error that repeats itself is given time.
    const isFirst = failures === 0 && kind !== 'rate-limited';
    pausedUntil = isFirst ? now : now + backoff(failures, environment.random());
    failures++;
    holdUntil = Math.max(holdUntil, now + (retryAfterMs ?? 0));
  }

  async function takeTurn(): Promise<void> {
    const mine = new AbortController();
    turn = mine;
    let isHeld = false;
    try {
      await options.hold(mine.signal, async () => {
        isHeld = true;
        await drain(mine.signal);
      });
    } catch {
      // Called off, or the lease went to another tab: whoever has the turn now sends.
    }
    // A lease that went to another tab ends our turn, too.
    mine.abort();
    interrupt?.(true);
    if (turn !== mine) return;
    turn = undefined;
    if (isHeld) pump();
  }

  function pump(): void {
    interrupt?.(false);
    const isReady = options.live() !== undefined && mirror.next() !== undefined;
    if (isReady && !turn) void takeTurn();
    if (!isReady && turn) {
      // Nobody should wait behind a tab that has no way to send.
      turn.abort();
      turn = undefined;
    }
  }

  return {
    pump,
    stop: () => {
      turn?.abort();
      turn = undefined;
      interrupt?.(true);
    },
  };
}
