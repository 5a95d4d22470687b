import { cpus, release, totalmem } from 'node:os';
import type { Flown } from './flight.js';
import type { Measured, Share } from './measure.js';
import type { Comeback } from './whenBack.js';

const mb = (bytes: number): string => `${(bytes / 1_000_000).toFixed(0)} MB`;
const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const n = (value: number): string => Math.round(value).toLocaleString('en-US');
const share = ({ ran, queued }: Share): string =>
  `ran ${(ran * 100).toFixed(0)} % of the time, waited for a core ${(queued * 100).toFixed(0)} %`;

function times(flown: Flown): string {
  return `ack p50 ${ms(flown.ackP50)}, p99 ${ms(flown.ackP99)}; other side p50 ${ms(flown.otherP50)}, p99 ${ms(flown.otherP99)}; worst ${ms(flown.worst)}`;
}

function back(comeback: Comeback): string {
  return `first ${ms(comeback.firstMs)}, all ${(comeback.allMs / 1000).toFixed(1)} s; most in one second: ${n(comeback.peakTries)} tries, ${n(comeback.peakWelcomed)} welcomed`;
}

/** The version of Linux, without what its builder has added. */
const kernel = (): string => /^[\d.]+/.exec(release())?.[0] ?? release();

const backTarget = 'first ≤ 3 s, all ≤ 30 s, ≤ a fifth welcomed in one second';

/** The result as a table, under the conditions it was measured in. */
export function toMarkdown(m: Measured): string {
  const { options, steady, flatOut, audit } = m;
  const perSocket = (m.rssIdle - m.rssStart) / options.visitors;
  const rows: readonly (readonly [string, string, string])[] = [
    [
      `${n(options.visitors)} idle visitors: memory of the server (RSS)`,
      '≤ 400 MB',
      `${mb(m.rssIdle)} (${mb(m.rssStart)} before; ${n(perSocket)} bytes a socket)`,
    ],
    ['the same: processor', '', share(m.idle)],
    ['first visits a second: handshake, new visitor stored, welcome', '', n(m.handshakesPerSecond)],
    [
      `${n(options.desks)} desks connect, ${n(options.chats)} chats open and are given to operators`,
      '',
      `${m.deskConnectSeconds.toFixed(1)} s; RSS ${mb(m.rssDesks)}`,
    ],
    [
      `${n(options.perSecond)} messages a second for ${options.seconds} s, both directions`,
      'p99 ≤ 50 ms',
      times(steady),
    ],
    [
      'the same: sent, stored, arrived',
      'equal',
      `${n(steady.sent)}, ${n(steady.stored)}, ${n(steady.arrived)}`,
    ],
    ['the same: processor', '', share(m.steadyShare)],
    [
      `as many as possible (${n(2 * options.chats)} senders, one message each under way)`,
      '≥ 1,000/s',
      `${n(flatOut.perSecond)}/s; ${times(flatOut)}`,
    ],
    ['memory after that, and the most so far', '≤ 400 MB', `${mb(m.rssEnd)}, ${mb(m.rssPeak)}`],
    ['`kill -9` and start: until the port is open', '', ms(m.restartMs)],
    [`${n(m.crowdBack.links)} idle visitors back, from then on`, backTarget, back(m.crowdBack)],
    [`${n(m.talkBack.links)} chatting visitors and desks back`, backTarget, back(m.talkBack)],
    [
      'acknowledged messages over everything: lost, doubled',
      '0, 0',
      `${n(audit.lost)}, ${n(audit.doubled)} of ${n(audit.acked)}`,
    ],
  ];
  const [cpu] = cpus();
  const lines = rows.map(([what, target, got]) => `| ${what} | ${target} | ${got} |`);
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores of ${cpu?.model.trim() ?? 'unknown'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Linux ${kernel()}, Node ${process.versions.node}; server and load on the same cores, over loopback, without TLS.`,
    '',
    '| what | target | measured |',
    '| --- | --- | --- |',
    ...lines,
  ].join('\n');
}
