import { expect, test } from 'vitest';
import { wholeName } from './foldName.js';
import { posesAsStaff } from './posesAsStaff.js';

const staff = ['Anna Berger', 'Вера'].map(wholeName).join('\n');

test.each([
  'Anna Berger',
  'anna  berger',
  'Аnnа Веrgеr',
  'ANNA\u0301 BERGER',
  'AnnaBerger',
  'Вepa',
  'Support',
  'SUPP0RT',
  'Ѕuррοrt',
  'S u p p o r t',
  'Shop Support Team',
  'Adm1n',
  'Admln',
  'adrnin',
  'Поддержка магазина',
  '𝓐𝓭𝓶𝓲𝓷',
  'Ａｄｍｉｎ',
])('%s can be taken for the shop', (name) => {
  expect(posesAsStaff(name, staff)).toBe(true);
});

test.each(['Anna', 'Berger Anna', 'Visitor 4F2A', '', '???', 'Supportive Sam', 'Adminah', 'נועה', '山田'])(
  '%s cannot',
  (name) => {
    expect(posesAsStaff(name, staff)).toBe(false);
  },
);
