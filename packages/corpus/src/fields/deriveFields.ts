import { resolve } from 'node:path';
import ts from 'typescript';

const root = `${resolve(import.meta.dirname, '../../..')}/`;

/** Where strings from outside come in: the file and the types in it. */
const entrances: readonly (readonly [file: string, types: readonly string[]])[] = [
  ['transport/src/wire/visitorFrames.ts', ['ServerToVisitorFrame']],
  ['transport/src/wire/operatorFrames.ts', ['ServerToOperatorFrame']],
  ['widget/src/launcher/chatOptions.ts', ['ChatOptions']],
  ['triggers/src/prompt.ts', ['Prompt']],
];

const aliases = [
  [/^(DeskWelcomeFrame:welcome\.notes|frame:note\.note)\./, 'OfflineNote.'],
  // The parts of a shop's words are `Partial`.
  [/^Partial\./, 'OwnWords.'],
  [/^FormStep:\w+\.(name|label|hint)$/, 'FormStep.$1'],
] as const;

/** Words of ours, or of machines, stand in unions; only what can be any text counts. */
function isText(type: ts.Type): boolean {
  if (type.isUnion()) return type.types.some(isText);
  return (type.flags & ts.TypeFlags.String) !== 0;
}

/** How a type is called: by its name, or by what tells it from the others of its union. */
function nameOf(type: ts.Type, checker: ts.TypeChecker, owner: string): string {
  const symbol = type.aliasSymbol ?? type.getSymbol();
  const name = symbol && !symbol.name.startsWith('__') ? symbol.name : owner;
  for (const key of ['kind', 'code', 'type']) {
    const tag = type.getProperty(key);
    const literal = tag && checker.getTypeOfSymbol(tag);
    if (literal?.isStringLiteral())
      return key === 'type' && name === owner ? `frame:${literal.value}` : `${name}:${literal.value}`;
  }
  return name;
}

/**
 * Every member of any type that comes from outside and can be any text, as `Type.member`, read from the types
 * themselves: what is added there is in the list.
 *
 * @throws Error when a type is not there any more.
 */
export function deriveFields(): readonly string[] {
  const program = ts.createProgram(
    entrances.map(([file]) => root + file),
    {
      strict: true,
      exactOptionalPropertyTypes: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      customConditions: ['@comptoir/source'],
      lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
      types: [],
      noEmit: true,
      skipLibCheck: true,
    },
  );
  const checker = program.getTypeChecker();
  const fields = new Set<string>();
  const seen = new Set<ts.Type>();

  const look = (type: ts.Type, owner: string): void => {
    if (seen.has(type)) return;
    seen.add(type);
    if (type.isUnion()) {
      const name = type.aliasSymbol?.name ?? owner;
      for (const one of type.types) look(one, name);
      return;
    }
    const item = checker.isArrayType(type)
      ? checker.getTypeArguments(type as ts.TypeReference)[0]
      : undefined;
    if (item) {
      look(item, owner);
      return;
    }
    if (!(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))) return;
    if (type.getCallSignatures().length) return;
    const name = nameOf(type, checker, owner);
    const values = type.getStringIndexType();
    if (values) look(values, owner);
    for (const member of type.getProperties()) {
      const file = member.declarations?.[0]?.getSourceFile().fileName ?? '';
      if (/node_modules/.test(file)) continue;
      const inner = checker.getTypeOfSymbol(member);
      const parts = inner.isUnion() ? inner.types : [inner];
      const texts = parts.some((part) => {
        const items = checker.isArrayType(part)
          ? checker.getTypeArguments(part as ts.TypeReference)[0]
          : undefined;
        const index = part.getStringIndexType();
        return isText(part) || (items && isText(items)) || (index && isText(index));
      });
      const declared = (member as ts.Symbol & { parent?: ts.Symbol }).parent?.name;
      const base = declared && !declared.startsWith('__') && !name.includes(':') ? declared : name;
      if (texts) fields.add(`${base}.${member.name}`);
      look(inner, `${name}.${member.name}`);
    }
  };

  for (const [file, types] of entrances) {
    const source = program.getSourceFile(root + file);
    const symbol = source && checker.getSymbolAtLocation(source);
    for (const wanted of types) {
      const found = symbol && checker.getExportsOfModule(symbol).find(({ name }) => name === wanted);
      if (!found) throw new Error(`${file} exports no ${wanted}`);
      look(checker.getDeclaredTypeOfSymbol(found), wanted);
    }
  }
  // What types have together, and lists make anonymous, is called by its own name.
  return [
    ...new Set(
      [...fields].map((field) => aliases.reduce((name, [long, short]) => name.replace(long, short), field)),
    ),
  ].sort();
}
