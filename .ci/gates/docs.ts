/**
 * Holds the prose against the code: links and anchors lead somewhere, TypeScript snippets compile, JSON
 * snippets parse, and what is generated into the pages is up to date (`pnpm docs:write` brings it there).
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { read, report, root } from './gate.js';
import { generated } from './generated.js';
import { anchors, fences, links, type Page, pages } from './markdown.js';

const problems: string[] = [];
let passed = 0;

function note(ok: boolean, problem: string): void {
  if (ok) passed += 1;
  else problems.push(problem);
}

function checkLinks(page: Page, all: readonly Page[]): void {
  for (const link of links(page)) {
    const [path = '', anchor] = link.split('#');
    const file = path === '' ? page.file : normalize(join(dirname(page.file), path));
    const target = all.find((other) => other.file === file);
    const reached = target !== undefined || existsSync(root + file);
    note(
      reached && (anchor === undefined || target === undefined || anchors(target).has(anchor)),
      `${page.file}: dead link ${link}`,
    );
  }
}

/** Where a page's snippets are compiled: in its own package, else where all that a shop imports can be reached. */
function homeOf(page: Page): string {
  return /^packages\/\w+\//.exec(page.file)?.[0] ?? 'packages/widget/';
}

function checkJson(page: Page): void {
  for (const { language, code, line } of fences(page)) {
    if (language !== 'json') continue;
    try {
      JSON.parse(code);
      passed += 1;
    } catch (error) {
      problems.push(`${page.file}:${line}: ${error}`);
    }
  }
}

/**
 * Compiles `ts` and `tsx` blocks as modules of a package; `ts shape` blocks are excerpts, which the page's
 * own test compares with the source.
 */
async function checkSnippets(home: string, all: readonly Page[]): Promise<void> {
  const folder = `${root}${home}.snippets/`;
  mkdirSync(folder, { recursive: true });
  try {
    const names = new Map<string, string>();
    for (const page of all.filter((candidate) => homeOf(candidate) === home)) {
      for (const { language, info, code, line } of fences(page)) {
        if (!['ts', 'tsx'].includes(language) || info === 'shape') continue;
        const name = `${page.file.replaceAll(/\W/g, '_')}_${line}.${language}`;
        names.set(name, `${page.file}:${line}`);
        writeFileSync(folder + name, `${code}\nexport {};\n`);
      }
    }
    if (names.size === 0) return;
    const types = ['vite/client', `${root}node_modules/@types/node`];
    const compilerOptions = { types, lib: ['es2022', 'dom', 'dom.iterable'], noUnusedLocals: false };
    writeFileSync(
      `${folder}tsconfig.json`,
      JSON.stringify({ extends: '../tsconfig.json', compilerOptions, files: [...names.keys()], include: [] }),
    );
    const { output } = await read('tsc', ['-p', folder, '--pretty', 'false']);
    const wrong = output.split('\n').filter((line) => /error TS/.test(line));
    for (const line of wrong) {
      const name = [...names.keys()].find((candidate) => line.includes(candidate));
      problems.push(`${name === undefined ? home : names.get(name)}: ${line}`);
    }
    passed += Math.max(0, names.size - wrong.length);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A generated part stands between `<!-- generated:NAME -->` and `<!-- /generated:NAME -->`. */
function checkGenerated(page: Page): void {
  let text = page.text;
  for (const [, name = ''] of page.text.matchAll(/<!-- generated:([\w-]+) -->/g)) {
    const make = generated[name];
    if (make === undefined) {
      problems.push(`${page.file}: nothing generates "${name}"`);
      continue;
    }
    const part = new RegExp(`(<!-- generated:${name} -->\\n).*?(<!-- /generated:${name} -->)`, 's');
    text = text.replace(part, (_, open: string, close: string) => `${open}${make().trim()}\n${close}`);
  }
  if (process.argv.includes('--write') && text !== page.text) writeFileSync(root + page.file, text);
  else note(text === page.text, `${page.file}: generated parts are out of date, run \`pnpm docs:write\``);
}

const all = await pages();
for (const page of all) checkLinks(page, all);
for (const page of all) checkGenerated(page);
for (const page of all) checkJson(page);
for (const home of new Set(all.map(homeOf))) await checkSnippets(home, all);
report('docs', { passed, problems });
