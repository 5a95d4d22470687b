import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { cases } from '../../packages/transport/src/conformance/cases.js';
import { root } from './gate.js';

/** What an adapter's test pins: the kit's report. */
interface Pinned {
  readonly offered: readonly string[];
  readonly notOffered: Readonly<Record<string, string>>;
  readonly elsewhere: Readonly<Record<string, string>>;
}

function readPinned(): readonly (readonly [name: string, pinned: Pinned])[] {
  const known = ['ls-files', '--cached', '--others', '--exclude-standard', '*.offered.json'];
  const files = execFileSync('git', known, { cwd: root, encoding: 'utf8' }).trim().split('\n');
  return [...new Set(files)]
    .map((file) => [basename(file, '.offered.json'), JSON.parse(readFileSync(root + file, 'utf8'))] as const)
    .filter(([, { offered }]) => offered !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

const code = (text: string) => `\`${text}\``;
const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;

function cell({ offered, notOffered }: Pinned, id: string): string {
  if (offered.includes(id)) return '✓';
  const missing = notOffered[id];
  return missing === undefined ? 'not run' : `– ${code(missing)}`;
}

/** Numbers by their value, then what has letters in front. */
function byNumber({ id: one }: { id: string }, { id: other }: { id: string }): number {
  const [left, right] = [Number.parseInt(one, 10) || 1000, Number.parseInt(other, 10) || 1000];
  return left - right || (one < other ? -1 : 1);
}

/** Every case of the kit beside every adapter whose report is pinned. */
export function conformanceTable(): string {
  const adapters = readPinned();
  const names = adapters.map(([name]) => name);
  return [
    row(['adapter', 'offered and kept', 'not offered', 'kept above the adapters']),
    row(['---', '---:', '---:', '---:']),
    ...adapters.map(([name, { offered, notOffered, elsewhere }]) =>
      row([name, offered.length, Object.keys(notOffered).length, Object.keys(elsewhere ?? {}).length]),
    ),
    '',
    row(['case', 'promise', 'needs', ...names]),
    row(['---', '---', '---', ...names.map(() => '---')]),
    ...[...cases].sort(byNumber).map((one) => {
      const id = `#${one.id}`;
      if ('provenIn' in one) {
        const proof = `[${basename(one.provenIn)}](../${one.provenIn})`;
        return row([id, one.title, `kept above: ${proof}`, ...names.map(() => '')]);
      }
      const needs = (one.needs ?? []).map(code).join(', ');
      return row([id, one.title, needs, ...adapters.map(([, pinned]) => cell(pinned, id))]);
    }),
  ].join('\n');
}
