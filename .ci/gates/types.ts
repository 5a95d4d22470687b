/** Type-checks every package, every example and the gates themselves; type tests are files among them. */
import { existsSync } from 'node:fs';
import { read, report, root } from './gate.js';
import { workspacePackages } from './workspace.js';

const projects = ['.ci', ...workspacePackages().map(({ folder }) => folder)].filter((folder) =>
  existsSync(`${root}${folder}/tsconfig.json`),
);
const problems: string[] = [];
const left = [...projects];
async function check(): Promise<void> {
  for (let project = left.shift(); project !== undefined; project = left.shift()) {
    const { code, output } = await read('tsc', ['-p', project, '--pretty', 'false']);
    if (code !== 0) problems.push(`${project}\n${output.trimEnd()}`);
  }
}
// One leaves half of a small machine idle.
await Promise.all([check(), check()]);
report('types', { passed: projects.length - problems.length, problems });
