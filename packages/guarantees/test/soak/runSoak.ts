import { createFaultProxy } from '@comptoir/transport/fault-proxy';
import { createRandom } from '../../../core/test/createTestEnvironment.js';
import type { Anomaly } from '../../src/checks/anomaly.js';
import { createBackend } from '../world/createBackend.js';
import { createSignal } from '../world/createSignal.js';
import { isCalm } from '../world/isCalm.js';
import { createDesk } from './createDesk.js';
import { createVisitor, type Visitor } from './createVisitor.js';
import { judgeVisitor } from './judgeVisitor.js';
import { readMemory } from './readMemory.js';
import { type Reading, slope } from './slope.js';

/** How much, and for how long. */
export interface SoakOptions {
  readonly visitors: number;
  readonly operators: number;
  readonly seconds: number;
  readonly seed: number;
  readonly onProgress?: (line: string) => void;
}

/** What it came to. */
export interface SoakReport {
  readonly sent: number;
  readonly stored: number;
  readonly kills: number;
  readonly cuts: number;
  /** Send to acknowledged in milliseconds, with every outage in it. */
  readonly waits: { readonly p50: number; readonly p99: number };
  /** Of the server's last life, after warming up: MB at its end, and MB a minute. */
  readonly memory: {
    readonly rss: number;
    readonly heap: number;
    readonly rssSlope?: number;
    readonly heapSlope?: number;
  };
  readonly anomalies: readonly Anomaly[];
}

/** Mean pause between two messages of one visitor; between two answers of one operator. */
const visitorPauseMs = 10_000;
const operatorPauseMs = 1_500;
/** The visitors share so many wires, so that a cut hits some and not all. */
const wireCount = 10;
const meanCutMs = 4_000;
/** Half a thousand visitors need half a minute to come back, and should get to talk between two kills. */
const meanKillMs = 60_000;
const sampleMs = 2_000;
/** Longest wait for all to come back after the last fault; their back-off goes up to half a minute. */
const calmMs = 90_000;

/** Runs it. Kills come in the first half only, so that the last life of the server is long enough to see it grow. */
export async function runSoak(options: SoakOptions): Promise<SoakReport> {
  const { operators, seconds, seed, onProgress = () => undefined } = options;
  const random = createRandom(seed);
  const chats = String(Math.ceil((options.visitors / operators) * 2));
  const backend = await createBackend({ env: { COMPTOIR_CHATS_PER_OPERATOR: chats } });
  const signal = createSignal();
  const wires = await Promise.all(
    Array.from({ length: wireCount }, () => createFaultProxy(() => ({ port: backend.server.port }))),
  );
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let isOver = false;

  /** Does it again and again, at random times around the mean. */
  function every(meanMs: number, work: () => unknown): void {
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        if (isOver) return;
        void work();
        every(meanMs, work);
      },
      meanMs * (0.5 + random()),
    );
    timers.add(timer);
  }

  const visitors: Visitor[] = [];
  const desks: Awaited<ReturnType<typeof createDesk>>[] = [];
  try {
    await backend.ready();
    await backend.operator.ask({ type: 'status', status: 'away' });
    const find = (conversation: string) =>
      visitors.find(({ tab }) => tab.session.$conversation.get()?.id === conversation);
    for (let index = 1; index <= operators; index++) {
      desks.push(await createDesk(backend.server, `anna${index}`, random, find));
    }
    for (let index = 1; index <= options.visitors; index++) {
      const { url } = wires[index % wireCount] ?? { url: backend.server.url };
      visitors.push(createVisitor(`v${index}`, seed + index, url, signal.changed));
    }
    onProgress(`${visitors.length} visitors, ${desks.length} operators at ${backend.server.url}`);
    for (const visitor of visitors) every(visitorPauseMs, visitor.write);
    for (const desk of desks) every(operatorPauseMs, desk.answer);

    const start = performance.now();
    const elapsed = () => (performance.now() - start) / 1_000;
    let cuts = 0;
    every(meanCutMs, () => {
      cuts += 1;
      wires[Math.floor(random() * wireCount)]?.cut();
    });
    every(Math.min(meanKillMs, seconds * 125), () => {
      if (elapsed() < seconds / 2) backend.kill(random() * 500);
    });
    const samples: { rss: Reading; heap: Reading }[] = [];
    const stopForgetting = backend.onKill(() => void samples.splice(0));
    while (elapsed() < seconds) {
      await signal.until(() => false, sampleMs);
      const memory = backend.isUp() ? await readMemory(backend.server.url) : undefined;
      const atMs = performance.now();
      if (memory) samples.push({ rss: { atMs, value: memory.rss }, heap: { atMs, value: memory.heap } });
      const sent = visitors.reduce((sum, { waits }) => sum + waits.length, 0);
      const online = visitors.filter(({ tab }) => tab.session.$connection.get().phase === 'online').length;
      onProgress(
        `${Math.round(elapsed())} s: ${online} online, ${sent} acknowledged, ${backend.kills} kills, ${cuts} cuts, ${memory?.rss.toFixed(0) ?? '–'} MB`,
      );
    }
    stopForgetting();
    isOver = true;
    for (const timer of timers) clearTimeout(timer);
    await backend.ready();
    for (const { tab } of visitors) tab.session.reconnect();
    const tabs = visitors.map(({ tab }) => tab);
    const isAtRest = await signal.until(() => isCalm(tabs), calmMs);
    onProgress(isAtRest ? 'all at rest' : 'not all came to rest');

    const verdicts = [];
    for (const visitor of visitors) verdicts.push(await judgeVisitor(visitor, backend));
    const waits = visitors.flatMap((visitor) => visitor.waits).sort((a, b) => a - b);
    const at = (share: number) => waits[Math.floor(waits.length * share)] ?? Number.NaN;
    const warm = samples.slice(Math.floor(samples.length / 4));
    const rssSlope = slope(warm.map(({ rss }) => rss));
    const heapSlope = slope(warm.map(({ heap }) => heap));
    return {
      sent: visitors.reduce(
        (sum, { history }) => sum + history.filter(({ type }) => type === 'sent').length,
        0,
      ),
      stored: verdicts.reduce((sum, { stored }) => sum + stored, 0),
      kills: backend.kills,
      cuts,
      waits: { p50: at(0.5), p99: at(0.99) },
      memory: {
        rss: samples.at(-1)?.rss.value ?? Number.NaN,
        heap: samples.at(-1)?.heap.value ?? Number.NaN,
        ...(rssSlope !== undefined && { rssSlope }),
        ...(heapSlope !== undefined && { heapSlope }),
      },
      anomalies: verdicts.flatMap(({ anomalies }) => anomalies),
    };
  } finally {
    isOver = true;
    for (const timer of timers) clearTimeout(timer);
    for (const { tab } of visitors) tab.kill();
    await Promise.all(desks.map(({ operator }) => operator.close()));
    await Promise.all(wires.map((wire) => wire.close()));
    await backend.dispose();
  }
}
