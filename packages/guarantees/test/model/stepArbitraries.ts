import fc from 'fast-check';
import type { Step } from '../world/step.js';

const tab = fc.nat(3);
const direction = fc.constantFrom('up' as const, 'down' as const);

function onTab<Name extends Extract<Step, { tab: number }>['do']>(name: Name): fc.Arbitrary<Step> {
  return tab.map((index) => ({ do: name, tab: index }) as Step);
}
const plain = (name: 'open' | 'wipe' | 'switch' | 'cut' | 'blackhole' | 'refuse' | 'heal') =>
  fc.constant<Step>({ do: name });

/** Every kind of step with its weight: what visitors do often comes often, what costs seconds comes seldom. */
export const stepArbitraries: readonly (readonly [number, fc.Arbitrary<Step>])[] = [
  [24, onTab('send')],
  [4, onTab('sendFile')],
  [3, onTab('type')],
  [3, onTab('markRead')],
  [2, onTab('retry')],
  [2, onTab('discard')],
  [2, onTab('rate')],
  [2, onTab('end')],
  [1, onTab('loadEarlier')],
  [5, plain('open')],
  [3, onTab('close')],
  [6, onTab('reload')],
  [
    3,
    fc.record({
      do: fc.constant('hint' as const),
      tab,
      reason: fc.constantFrom('visible' as const, 'online' as const, 'pageshow' as const),
    }),
  ],
  [
    3,
    fc.record({
      do: fc.constant('hide' as const),
      tab,
      reason: fc.constantFrom('hidden' as const, 'offline' as const),
    }),
  ],
  [1, plain('wipe')],
  [2, plain('switch')],
  [2, fc.constantFrom(-1, 1).map((days) => ({ do: 'clock', days }))],
  [10, onTab('say')],
  [4, onTab('edit')],
  [3, onTab('remove')],
  [2, onTab('operatorEnds')],
  [1, onTab('operatorTypes')],
  [4, onTab('operatorReads')],
  [6, plain('cut')],
  [4, plain('blackhole')],
  [2, plain('refuse')],
  [8, plain('heal')],
  [4, direction.map((way) => ({ do: 'hold', direction: way }))],
  [
    5,
    fc.record({
      do: fc.constant('cutAfter' as const),
      direction,
      bytes: fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 4_000 })),
    }),
  ],
  [6, fc.integer({ min: 1, max: 4 }).map((answer) => ({ do: 'swallow', answer }))],
  [2, fc.integer({ min: 1, max: 80 }).map((ms) => ({ do: 'delay', ms }))],
  [1, fc.integer({ min: 5_000, max: 60_000 }).map((bytesPerSecond) => ({ do: 'slow', bytesPerSecond }))],
  [
    2,
    fc.record({
      do: fc.constant('answer' as const),
      status: fc.constantFrom(429, 500, 502),
      times: fc.integer({ min: 1, max: 3 }),
    }),
  ],
  [1, fc.integer({ min: 0, max: 200 }).map((downMs) => ({ do: 'kill', downMs }))],
  [22, fc.integer({ min: 0, max: 120 }).map((ms) => ({ do: 'wait', ms }))],
];
