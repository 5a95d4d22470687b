import { describe, expect, test } from 'vitest';
import { memoryTransport } from '../src/adapters/memory.js';
import { testTransport } from '../src/conformance/index.js';
import type { Transport } from '../src/transport.js';
import type { Fault } from './broken.js';
import { serviceFaults } from './brokenService.js';
import { faults } from './brokenTransports.js';
import { createMemoryHarness, memoryAbilities } from './createMemoryHarness.js';

/** The kit's cases by id, over a memory backend behind a transport that may be broken. */
function casesOver(wrap?: Fault['wrap']): ReadonlyMap<string, () => Promise<void>> {
  const cases = new Map<string, () => Promise<void>>();
  testTransport({
    test: (name, run) => cases.set(name.split(' ')[0] ?? '', run),
    capabilities: memoryTransport().capabilities,
    abilities: memoryAbilities,
    create: () => createMemoryHarness(wrap),
    deadlineMs: 500,
  });
  return cases;
}

describe('a broken adapter is caught', () => {
  for (const { name, caught, wrap } of [...faults, ...serviceFaults]) {
    test(`${name}: ${caught.join(', ')}`, async () => {
      const cases = casesOver(wrap);
      for (const id of caught) {
        const verdict = await cases
          .get(id)?.()
          .then(
            () => 'green',
            () => 'red',
          );
        expect(`${id} ${verdict}`).toBe(`${id} red`);
      }
    });
  }
});

test('a failure says what was promised, what was seen and what to do', async () => {
  const trimming = faults.find(({ name }) => name === 'texts are trimmed');
  const error = await casesOver(trimming?.wrap)
    .get('#43')?.()
    .catch((cause: Error) => cause);
  expect(error?.message).toMatch(
    /^#43 promises: line ends, tabs and leading spaces are kept\.\nSeen: acknowledged text: expected .*\nTo do: Do not trim/s,
  );
});

describe('the report', () => {
  const reportFor = (capabilities: Partial<Transport['capabilities']>) =>
    testTransport({
      test: () => undefined,
      capabilities: { ...memoryTransport().capabilities, ...capabilities },
      abilities: memoryAbilities,
      create: () => createMemoryHarness(),
    });

  test('names every case that a missing capability takes away', () => {
    const { offered, notOffered } = reportFor({ history: false, rating: false });
    expect(notOffered).toMatchObject({ '#55': 'history.before', '#59': 'history.after', '#84': 'rating' });
    expect(offered).not.toContain('#55');
    const whole = reportFor({});
    expect(offered.length + Object.keys(notOffered).length).toBe(
      whole.offered.length + Object.keys(whole.notOffered).length,
    );
  });

  test('gives every case an id of its own', () => {
    const { offered, notOffered } = reportFor({});
    const ids = [...offered, ...Object.keys(notOffered)];
    expect(ids).toEqual([...new Set(ids)]);
  });
});
