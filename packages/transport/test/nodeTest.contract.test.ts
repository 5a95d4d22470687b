import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { cases } from '../src/conformance/cases.js';

test('the kit runs under node:test as well', async () => {
  const file = fileURLToPath(new URL('./underNodeTest.ts', import.meta.url));
  const flags = ['--import', 'tsx', '--test', '--test-reporter', 'tap', file];
  // Vitest's own variables would make the child believe that it is a worker of it.
  const { NODE_OPTIONS: _, NODE_TEST_CONTEXT: __, ...env } = process.env;
  const { stdout } = await promisify(execFile)(process.execPath, flags, {
    env,
    cwd: fileURLToPath(new URL('../../..', import.meta.url)),
    maxBuffer: 16 * 1024 * 1024,
  });
  expect(stdout).toContain('# fail 0');
  expect(Number(/# pass (\d+)/.exec(stdout)?.[1])).toBeGreaterThanOrEqual(cases.length);
});
