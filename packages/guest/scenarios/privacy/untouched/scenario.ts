import { expect } from 'vitest';
import { expectUntouched } from '../../../test/harness/expectUntouched.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** `on-open`, with rules and signals set: nobody has agreed to anything yet. */
export const scenario: Scenario = {
  title:
    'a page that nobody has clicked on stores nothing, asks for nothing but the counter’s script, and the chat server hears of nobody',
  async run(visit) {
    await visit.go();
    await expectUntouched(visit);
    // The same door sees the visitor who does click: what it has not seen did not happen.
    await visit.open();
    await visit.say('Now I do');
    expect(visit.place.called[0]).toBe('connected');
    expect(visit.place.called.some((line) => line.startsWith('GET /v1/'))).toBe(true);
  },
};
