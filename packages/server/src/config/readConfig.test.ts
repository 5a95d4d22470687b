import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readConfig } from './readConfig.js';

it('the example file of the package is a configuration', () => {
  const config = readConfig(fileURLToPath(new URL('../../comptoir.example.json', import.meta.url)));
  expect(config.groups).toEqual(['chat', 'stylist']);
  expect(config.forms[0]?.steps).toHaveLength(2);
});

it('a file that is not there is named', () => {
  expect(() => readConfig('/nowhere/shop.json')).toThrow('/nowhere/shop.json');
});
