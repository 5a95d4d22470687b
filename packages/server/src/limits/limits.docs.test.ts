import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fromEnvironment } from '../cli/fromEnvironment.js';
import { type BucketLimit, defaultLimits, type Limits } from './limits.js';

const page = new URL('../../../../docs/server-limits.md', import.meta.url);
const rows = readFileSync(page, 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, name, , value, variable, test] = line.split('|').map((cell) => cell.trim());
    return name?.startsWith('`') === true && test !== undefined
      ? [{ name: name.slice(1, -1), value, variable, test }]
      : [];
  });

function written(limit: number | BucketLimit): string {
  return typeof limit === 'number' ? `\`${limit}\`` : `\`${limit.burst}/${limit.perSecond}\``;
}

it('the page lists every limit, once', () => {
  expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(defaultLimits).sort());
});

describe.each(rows)('$name', ({ name, value, variable, test }) => {
  const key = name as keyof Limits;

  it('has the default that the page says', () => {
    expect(value).toBe(written(defaultLimits[key]));
  });

  it('is changed by the variable that the page names, and by no other', () => {
    const other = typeof defaultLimits[key] === 'number' ? '7' : '7/3';
    if (variable === '–') return;
    const limits = fromEnvironment({ [variable?.slice(1, -1) ?? '']: other }).limits;
    expect(limits).toEqual({ ...defaultLimits, [key]: other === '7' ? 7 : { burst: 7, perSecond: 3 } });
  });

  it('has the test that the page links', () => {
    const [, path = '', title = ''] = /\]\((\S+)\) "(.+)"$/.exec(test) ?? [];
    expect(title).not.toBe('');
    expect(readFileSync(new URL(path, page), 'utf8')).toContain(title);
  });
});
