import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { askAgain } from '../build/askAgain.js';

test('a part that failed under its own address for good is there when it is asked for again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'comptoir-parts-'));
  try {
    // A module that threw stays so under its address, as in Firefox one stays that could not be fetched.
    await writeFile(
      join(folder, 'part.js'),
      'if (!globalThis.isBack) throw new Error("gone"); export const name = "part";',
    );
    const main = askAgain('export const load=()=>import("./part.js");');
    const told = `
      const first = await load().catch(({ message }) => message);
      globalThis.isBack = true;
      const plain = await import('./part.js').catch(({ message }) => message);
      await new Promise((resolve) => setTimeout(resolve, 2));
      process.stdout.write(JSON.stringify([first, plain, (await load()).name]));`;
    await writeFile(join(folder, 'main.mjs'), main + told);
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
    const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'main.mjs')]);
    expect(JSON.parse(stdout)).toEqual(['gone', 'gone', 'part']);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('what imports nothing later, or from elsewhere, stays as it is', () => {
  for (const code of ['import{a}from"./a.js";a();', 'export const b=(u)=>import(u)', 'x.$import("./a.js")']) {
    expect(askAgain(code)).toBe(code);
  }
});
