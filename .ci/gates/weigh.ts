import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { root } from './gate.js';

const dist = `${root}packages/widget/dist/`;
const { version, budgets, ceilings } = JSON.parse(
  readFileSync(`${root}packages/widget/package.json`, 'utf8'),
);

/** One row of the table "what loads when"; sizes in bytes after brotli at its best. */
export interface Weight {
  readonly name: string;
  readonly when: string;
  readonly bytes: number;
  /** What we want it to weigh. */
  readonly budget: number;
  /** What it must not pass: the budget, unless a written decision says that it is missed for now. */
  readonly ceiling: number;
  readonly files: readonly string[];
}

/** Bytes on the wire of a text file: brotli, quality 11. */
export function brotli(content: Buffer | string): number {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

const statically = /(?:from|import)\s*["'](\.[^"']+)["']/g;
const inAnyWay = /(?:from|import)\s*\(?\s*["'`](\.[^"'`]+)["'`]/g;

function limits(key: string): Pick<Weight, 'budget' | 'ceiling'> {
  return { budget: budgets[key], ceiling: ceilings[key] ?? budgets[key] };
}

/** A chunk and everything that it imports, as paths under `dist`. */
function closure(file: string, imports = statically, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const source = readFileSync(dist + file, 'utf8');
  for (const [, path] of source.matchAll(imports)) {
    if (path !== undefined) closure(join(dirname(file), path), imports, seen);
  }
  return seen;
}

/** The parts as paths under `dist`. */
function parts(): string[] {
  const files = readdirSync(dist + version, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.js')).map((file) => join(version, file));
}

function chunk(name: string): string {
  const file = parts().find((part) => basename(part) === `${name}.js`);
  if (file === undefined) throw new Error(`There is no part ${name}.js in packages/widget/dist/${version}.`);
  return file;
}

/** The inline snippet of the README's first example. */
function stub(): string {
  const readme = readFileSync(`${root}README.md`, 'utf8');
  const snippet = /<script>(window\.comptoir=.*?)<\/script>/.exec(readme)?.[1];
  if (snippet === undefined) throw new Error('README.md shows no stub snippet.');
  return snippet;
}

/**
 * Weighs everything that the widget can make a page load, in the order in which it would.
 *
 * @throws Error when the build is missing or a chunk was renamed.
 */
export function weigh(): Weight[] {
  if (!existsSync(`${dist}loader.js`))
    throw new Error('packages/widget/dist is missing: run `pnpm build` first.');
  const loaded = new Set<string>(['loader.js']);
  const step = (key: string, name: string, when: string, ...entries: string[]): Weight => {
    const files = [...new Set(entries.flatMap((entry) => [...closure(entry)]))].filter(
      (file) => !loaded.has(file),
    );
    return {
      name,
      when,
      ...limits(key),
      files,
      bytes: files.reduce((sum, file) => sum + brotli(readFileSync(dist + file)), 0),
    };
  };
  const weights: Weight[] = [
    { name: 'stub', when: 'inline in the page', bytes: brotli(stub()), ...limits('stub'), files: [] },
    {
      name: 'loader with the bar',
      when: 'with the page, async',
      bytes: brotli(readFileSync(`${dist}loader.js`)),
      ...limits('loader'),
      files: ['loader.js'],
    },
    step(
      'firstOpen',
      'session and chat window',
      'first open (fetched on hover, focus or touch)',
      chunk('opening'),
    ),
  ];
  // Rules watch before anything was opened, so what they share with the first open counts here too. Whatever
  // they can ever fetch is weighed; what only some rule files need has a line of its own.
  const why = chunk('explaining');
  const watching = [...closure(chunk('triggers'), inAnyWay)].filter((file) => file !== why);
  const triggers = step(
    'triggers',
    'triggers with the first prompt',
    'when idle, only when rules are set',
    ...watching,
  );
  for (const file of weights[2]?.files ?? []) loaded.add(file);
  weights.push(
    step('conversation', 'conversation', 'with the first letter or message', chunk('talk')),
    step('verbs', 'asking the server', 'with the first letter or message', chunk('createLate')),
    triggers,
    {
      name: 'exact check and clock of rules',
      when: 'only for rules with a schedule or a mistake, or when asked why',
      bytes: brotli(readFileSync(dist + why)),
      ...limits('explaining'),
      files: [why],
    },
    step('locale', 'Russian', 'first open, in that language', chunk('ru')),
    step('form', 'questionnaire', 'when one is opened', chunk('form')),
    step('rating', 'rating', 'after the conversation', chunk('rating')),
    step('upload', 'upload', 'with the first file', chunk('upload')),
    step('outbox', 'outbox', 'with the first letter, or when something is unsent', chunk('outbox')),
    step(
      'sse',
      'plain HTTP',
      'only where WebSockets do not get through',
      chunk('createSwitch'),
      chunk('createStreams'),
    ),
    step(
      'tabs',
      'other tabs and sleep',
      'once connected; what tabs share, with the second one',
      chunk('createCompany'),
      chunk('createSharing'),
    ),
    step('memory', 'operator for demos', 'only without a server', chunk('memory')),
    step(
      'demoWords',
      'operator for demos in Russian',
      'only without a server, in that language',
      chunk('russian'),
    ),
  );
  const weighed = new Set([...loaded, ...weights.flatMap(({ files }) => files)]);
  const rest = parts().filter((file) => !weighed.has(file));
  weights.push(
    {
      name: `${rest.length} small parts`,
      when: 'each when it is needed: cards, badge, pictures, ending',
      bytes: rest.reduce((sum, file) => sum + brotli(readFileSync(dist + file)), 0),
      ...limits('small'),
      files: rest,
    },
    {
      name: 'standalone',
      when: 'one file for self-hosting with SRI',
      bytes: brotli(readFileSync(`${dist}standalone.js`)),
      ...limits('standalone'),
      files: ['standalone.js'],
    },
  );
  return weights;
}
