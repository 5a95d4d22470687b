import { type Kept, ledger } from './ledger.js';

const places: Readonly<Record<Kept['where'], string>> = {
  local: 'local storage',
  tab: 'session storage of the tab',
  database: 'IndexedDB',
};
const needs: Readonly<Record<Kept['needs'], string>> = {
  'on-open': 'opening the chat, or `granted`',
  granted: '`granted`',
};

/** The ledger as a table in Markdown. */
export function toLedgerTable(): string {
  const rows = Object.entries<Kept>(ledger).map(
    ([name, kept]) =>
      `| \`${name}\` | ${places[kept.where]} | ${kept.what} | ${kept.why} | ${kept.until} | ${needs[kept.needs]} |`,
  );
  return [
    '| name | where | what | why | until | needs |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
