import { conformanceTable } from './conformanceTable.js';
import { weigh } from './weigh.js';

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

/** What the pages do not write by hand, by the name that stands in their markers. */
export const generated: Readonly<Record<string, () => string>> = {
  conformance: conformanceTable,
  sizes() {
    const rows = weigh().map(
      ({ name, when, bytes, budget }) =>
        `| ${name} | ${when} | ${kilobytes(bytes)} | ${kilobytes(budget)}${bytes > budget ? ' (missed)' : ''} |`,
    );
    return ['| what | when it is loaded | brotli | budget |', '| --- | --- | ---: | ---: |', ...rows].join(
      '\n',
    );
  },
};
