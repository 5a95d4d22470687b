import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { root } from './gate.js';

/** One package or example of the workspace. */
export interface WorkspacePackage {
  readonly name: string;
  readonly version: string;
  /** Relative to the checkout: `packages/core`. */
  readonly folder: string;
  readonly isPrivate: boolean;
}

/** All packages and examples, in the order of their folders. */
export function workspacePackages(): WorkspacePackage[] {
  return ['packages', 'examples'].flatMap((parent) =>
    readdirSync(`${root}${parent}`)
      .map((entry) => `${parent}/${entry}`)
      .filter((folder) => existsSync(`${root}${folder}/package.json`))
      .map((folder) => {
        const manifest = JSON.parse(readFileSync(`${root}${folder}/package.json`, 'utf8'));
        return {
          name: manifest.name,
          version: manifest.version,
          folder,
          isPrivate: manifest.private === true,
        };
      }),
  );
}
