import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkSync } from 'recheck';
import ts from 'typescript';
import { expect, test } from 'vitest';

const packages = fileURLToPath(new URL('../../', import.meta.url));

/** Patterns that may take their time, by file: what they read is short, or comes from the shop itself. */
const exempt: Readonly<Record<string, string>> = {
  'desk/src/canned/fillCanned.ts': 'canned replies are the shop’s own',
  'server/src/files/cleanFileName.ts': 'what a name claims is cut at 4,096 letters before',
  'server/src/http/staticRoutes.ts': 'the names of our own files',
  'transport/src/adapters/xmpp/toStanzaError.ts': 'one condition of the shop’s own XMPP server',
  'triggers/src/rulePatterns.ts': 'rules are the shop’s own',
  'widget/src/launcher/chunkBase.ts': 'the address of our own script',
};

/** The checker knows the alphabets but not these; ranges of the same kind, overlapping as they do, stand for them. */
const ranges: Readonly<Record<string, string>> = {
  '\\p{Emoji}': '0-9#*\\u2600-\\u27bf\\u{1f300}-\\u{1faff}',
  '\\p{ExtPict}': '\\u2600-\\u27bf\\u{1f300}-\\u{1faff}',
  '\\p{Ideo}': '\\u4e00-\\u9fff',
  '\\p{DI}': '\\u00ad\\u034f\\u200b-\\u200f\\u2060-\\u206f\\ufe00-\\ufe0f\\u{e0000}-\\u{e0fff}',
};

/** Every pattern in the code that reads what visitors, operators, shops and servers send, with where it stands. */
function patterns(): readonly (readonly [path: string, literal: string])[] {
  const found = new Map<string, string>();
  for (const name of ['core', 'desk', 'server', 'transport', 'triggers', 'widget'])
    for (const file of readdirSync(`${packages}${name}/src`, { recursive: true, encoding: 'utf8' })) {
      if (!/(?<!\.test|\.test-d)\.tsx?$/.test(file) || /conformance|faultProxy/.test(file)) continue;
      const path = `${name}/src/${file}`;
      const source = ts.createSourceFile(path, readFileSync(packages + path, 'utf8'), ts.ScriptTarget.ES2022);
      const look = (node: ts.Node): void => {
        if (ts.isRegularExpressionLiteral(node)) found.set(node.text, path);
        ts.forEachChild(node, look);
      };
      look(source);
    }
  return [...found].map(([literal, path]) => [path, literal]);
}

const all = patterns();

test('there are patterns to look at, and no exemption is left over', () => {
  expect(all.length).toBeGreaterThan(80);
  const paths = new Set(all.map(([path]) => path));
  expect(Object.keys(exempt).filter((path) => !paths.has(path))).toEqual([]);
});

test.each(all.filter(([path]) => !Object.hasOwn(exempt, path)))(
  'in linear time: %s %s',
  { timeout: 120_000 },
  (_path, literal) => {
    const end = literal.lastIndexOf('/');
    const source = literal.slice(1, end).replace(/\\p\{\w+\}/g, (name) => ranges[name] ?? name);
    const result = checkSync(source, literal.slice(end + 1), { timeout: 60_000 });
    expect(result.status === 'safe' ? 'safe' : result).toBe('safe');
  },
);
