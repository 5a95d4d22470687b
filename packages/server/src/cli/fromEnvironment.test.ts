import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { parseConfig } from '../config/readConfig.js';
import { defaultLimits } from '../limits/limits.js';
import { fromEnvironment } from './fromEnvironment.js';

it('an empty environment gives the defaults', () => {
  expect(fromEnvironment({})).toEqual({ dataDir: '.comptoir', limits: defaultLimits });
  expect(fromEnvironment({ COMPTOIR_PORT: '', COMPTOIR_ORIGINS: '' })).toEqual(fromEnvironment({}));
});

it('reads what is set', () => {
  const options = fromEnvironment({
    COMPTOIR_PORT: '0',
    COMPTOIR_DATA: '/data',
    COMPTOIR_ORIGINS: 'https://a.test, https://b.test,',
    COMPTOIR_GRACE_MS: '0',
    COMPTOIR_RETENTION_DAYS: '30',
    COMPTOIR_LIMIT_MESSAGES: '10/0.5',
  });
  expect(options).toMatchObject({
    port: 0,
    dataDir: '/data',
    origins: ['https://a.test', 'https://b.test'],
    graceMs: 0,
    retentionDays: 30,
    limits: { messages: { burst: 10, perSecond: 0.5 }, frames: defaultLimits.frames },
  });
});

it('folders may be relative, origins in capitals, with a slash, or any', () => {
  const options = fromEnvironment({
    COMPTOIR_DESK: 'packages',
    COMPTOIR_ORIGINS: '*, https://Shop.test/,http://a.test:3000',
  });
  expect(options.deskDir).toBe(resolve('packages'));
  expect(options.origins).toEqual(['*', 'https://Shop.test', 'http://a.test:3000']);
});

it.each([
  ['COMPTOIR_PORT', 'eighty'],
  ['COMPTOIR_GRACE_MS', '-1'],
  ['COMPTOIR_RETENTION_DAYS', 'a month'],
  ['COMPTOIR_LIMIT_FRAMES', '100'],
  ['COMPTOIR_LIMIT_FRAMES', '0/1'],
  ['COMPTOIR_ORIGINS', 'shop.example'],
  ['COMPTOIR_ORIGINS', 'https://shop.example/en'],
  ['COMPTOIR_ORIGINS', 'https://shop.example:443'],
  ['COMPTOIR_ORIGINS', 'file:///shop'],
  ['COMPTOIR_DESK', '/nowhere/desk'],
  ['COMPTOIR_WIDGET', 'package.json'],
])('names the variable that is wrong: %s=%s', (name, value) => {
  expect(() => fromEnvironment({ [name]: value })).toThrow(new RegExp(`^${name}: expected`));
});

it.each([
  [{ groups: [] }, /groups: at least one/],
  [{ groups: ['a b'] }, /groups\.0: letters/],
  [
    { forms: [{ id: 'f', version: 1, title: 't', steps: [{ kind: 'magic', name: 'n', label: 'l' }] }] },
    /forms\.0\.steps\.0\.kind/,
  ],
  [{ canned: [{ key: 'a' }] }, /canned\.0\.text/],
  [{ grups: ['chat'] }, /grups/],
  [[], /./],
])('a configuration that is wrong says where: %j', (value, where) => {
  expect(() => parseConfig(value, 'shop.json')).toThrow(where);
});

it('a configuration may name only what it changes', () => {
  const config = parseConfig({ groups: ['help'] }, 'shop.json');
  expect(config.groups).toEqual(['help']);
  expect(config.forms.map((form) => form.id)).toEqual(['stylist']);
});
