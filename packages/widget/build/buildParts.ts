import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { build, type Rolldown } from 'vite';
import { askAgainForParts } from './askAgain.js';
import { ownExports } from './ownExports.js';
import { checks, common, dist, entry, version } from './settings.js';
import { tighten } from './tighten.js';

/** What the loader has to know of the parts. */
export interface PartFiles {
  /** Where they lie under `dist`, with a slash at its end. */
  readonly folder: string;
  /** The files of each part: its own first, then those it imports, so that one round trip gets all. */
  readonly files: Readonly<Record<(typeof names)[number], readonly string[]>>;
}

const names = ['opening', 'triggers', 'consent'] as const;

/** Files are named after what they bring, not after the component that happens to be their entrance. */
const plainNames: Readonly<Record<string, string>> = {
  FormFlow: 'form',
  OfferedForm: 'offer',
  RatingCard: 'rating',
  OfflineNote: 'offline',
  uploadFile: 'upload',
  showBadge: 'badge',
  createDelivery: 'outbox',
};

/**
 * Which modules share a file, with all that they import; an earlier line wins. What only one part needs and no
 * line names goes to that part by itself.
 */
const shares: readonly { readonly name: string; readonly test: RegExp; readonly minShareCount?: number }[] = [
  // Session and triggers come without each other; whichever is first brings the front.
  { name: 'stage', test: /widget\/src\/(launcher|front)|localize/, minShareCount: 2 },
  // Every later part fills gaps in its words; questionnaire, rating and note have its button that sends.
  {
    name: 'opening',
    test: /entrypoints\/opening|transport\/src\/errors|nanostores\/atom|locales\/params|SubmitButton/,
  },
  { name: 'talk', test: /widget\/src\/talk\/(?!parts)/ },
];

/**
 * Builds the lazy parts as modules, with what several need in files of their own, into `dist/<version>/<hash>`.
 *
 * The hash is one of them all: in the name of each file it would stand in every import that points there, and what
 * is random does not compress.
 */
export async function buildParts(): Promise<PartFiles> {
  const result = await build({
    ...common,
    build: {
      write: false,
      target: 'es2022',
      // A library: Vite's own preload code would look into the page for its link tags.
      lib: { entry: Object.fromEntries(names.map((name) => [name, entry(name)])), formats: ['es'] },
      rolldownOptions: {
        checks,
        // What two parts share stays in the file of the first one: fewer files, and the same words compress better.
        preserveEntrySignatures: 'allow-extension',
        plugins: [ownExports, askAgainForParts, tighten(true)],
        output: {
          minify: true,
          comments: false,
          codeSplitting: {
            groups: shares.map((share, index) => ({ ...share, priority: shares.length - index })),
          },
          entryFileNames: '[name].js',
          chunkFileNames: ({ name }) => `${plainNames[name] ?? name}.js`,
        },
      },
    },
  });
  const [{ output }] = result as [Rolldown.RolldownOutput];
  const chunks = output.filter((file) => file.type === 'chunk');
  const hash = createHash('sha256');
  for (const { fileName, code } of chunks) hash.update(`${fileName}\0${code}\0`);
  const folder = `${version}/${hash.digest('hex').slice(0, 6)}/`;
  mkdirSync(dist + folder, { recursive: true });
  for (const { fileName, code } of chunks) writeFileSync(dist + folder + fileName, code);
  const closure = (file: string, seen = new Set<string>()): Set<string> => {
    const chunk = chunks.find(({ fileName }) => fileName === file);
    if (!chunk || seen.has(file)) return seen;
    seen.add(file);
    for (const imported of chunk.imports) closure(imported, seen);
    return seen;
  };
  const files = (name: string): string[] => {
    const own = chunks.find((chunk) => chunk.isEntry && chunk.name === name);
    if (!own) throw new Error(`The build made no part called ${name}.`);
    return [...closure(own.fileName)];
  };
  return {
    folder,
    files: {
      opening: files('opening'),
      // Fetched when the page is idle: a second round trip costs nobody anything there.
      triggers: files('triggers').slice(0, 1),
      consent: files('consent').slice(0, 1),
    },
  };
}
