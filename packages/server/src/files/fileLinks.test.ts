import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileLinks } from './fileLinks.js';
import { openLinkKeys, rotateLinkKeys } from './linkKeys.js';

const hour = 3_600_000;
let folder = '';
let path = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'comptoir-keys-'));
  path = join(folder, 'link.key');
});
afterEach(() => rm(folder, { recursive: true }));

function parse(url: string): { readonly until: string; readonly proof: string } {
  const { searchParams } = new URL(url, 'http://x');
  return { until: searchParams.get('until') ?? '', proof: searchParams.get('proof') ?? '' };
}

describe('links', () => {
  it('hold for half of their time at least and for all of it at most, and are the same in between', () => {
    let now = 1_800_000_000_000;
    const start = now;
    const links = createFileLinks(openLinkKeys(path), 24 * hour, () => now);
    const seen = new Set<string>();
    for (; now < start + 72 * hour; now += hour / 2) {
      const url = links.sign('id', 'a.png');
      seen.add(url);
      const rest = Number(parse(url).until) - now;
      expect(rest).toBeGreaterThan(12 * hour - 1);
      expect(rest).toBeLessThanOrEqual(24 * hour);
    }
    expect(seen.size).toBeLessThanOrEqual(7);
  });

  it('are good until they run out, and for one file only', () => {
    let now = 1_800_000_000_000;
    const links = createFileLinks(openLinkKeys(path), hour, () => now);
    const { until, proof } = parse(links.sign('one', 'я "1".png'));
    expect(links.check('one', until, proof)).toEqual({ state: 'good', until: Number(until) });
    expect(links.check('two', until, proof)).toEqual({ state: 'forged' });
    now = Number(until) - 1;
    expect(links.check('one', until, proof).state).toBe('good');
    now = Number(until);
    expect(links.check('one', until, proof)).toEqual({ state: 'expired' });
    expect(links.check('one', String(Number(until) + hour), proof)).toEqual({ state: 'forged' });
  });

  it.each([
    ['nothing', undefined, undefined],
    ['no proof', '1900000000000', undefined],
    ['an empty proof', '1900000000000', ''],
    ['a short proof', '1900000000000', 'AAAA'],
    ['a proof of the right length', '1900000000000', 'A'.repeat(43)],
    ['two of each', ['1900000000000', '1900000000000'], ['A', 'A']],
    ['a time that is none', 'NaN', 'A'.repeat(43)],
    ['a time of no end', 'Infinity', 'A'.repeat(43)],
    ['a time before all', '-1', 'A'.repeat(43)],
    ['a long time', '9'.repeat(17), 'A'.repeat(43)],
  ])('are not made of %s', (_what, until, proof) => {
    const links = createFileLinks(openLinkKeys(path), hour, () => 0);
    expect(links.check('one', until, proof)).toEqual({ state: 'forged' });
  });
});

describe('keys', () => {
  it('are made once, for the owner’s eyes, and stay', async () => {
    const first = openLinkKeys(path).current();
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await chmod(path, 0o644);
    expect(openLinkKeys(path).current()).toEqual(first);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readFile(path, 'utf8')).toMatch(/^[\w-]{43}\n$/);
  });

  it('a rotation reaches who has them open: new links by the new key, old ones go on or end', () => {
    let clock = 0;
    const keys = openLinkKeys(path, () => clock);
    const links = createFileLinks(keys, hour, () => 1_800_000_000_000);
    const old = parse(links.sign('one', 'a.png'));
    rotateLinkKeys(path, false);
    clock += 2_000;
    const fresh = parse(links.sign('one', 'a.png'));
    expect(fresh.proof).not.toBe(old.proof);
    for (const { until, proof } of [old, fresh]) expect(links.check('one', until, proof).state).toBe('good');
    rotateLinkKeys(path, true);
    clock += 2_000;
    for (const { until, proof } of [old, fresh])
      expect(links.check('one', until, proof).state).toBe('forged');
    expect(keys.current()).toHaveLength(1);
  });

  it('two rotations end what the first key signed', () => {
    const old = parse(createFileLinks(openLinkKeys(path), hour, () => 0).sign('one', 'a.png'));
    rotateLinkKeys(path, false);
    rotateLinkKeys(path, false);
    const links = createFileLinks(openLinkKeys(path), hour, () => 0);
    expect(links.check('one', old.until, old.proof).state).toBe('forged');
  });

  it('a file of something else is named', async () => {
    await writeFile(path, 'secret\n');
    expect(() => openLinkKeys(path)).toThrow(/link\.key: expected keys of 32 bytes/);
  });
});
