/** Type-checks every package, every example and the gates themselves; type tests are files among them. */
import { existsSync } from 'node:fs';
import { read, report, root } from './gate.js';
import { workspacePackages } from './workspace.js';

const projects = ['.ci', ...workspacePackages().map(({ folder }) => folder)].filter((folder) =>
  existsSync(`${root}${folder}/tsconfig.json`),
);
const problems: string[] = [];
for (const project of projects) {
  const { code, output } = await read('tsc', ['-p', project, '--pretty', 'false']);
  if (code !== 0) problems.push(`${project}\n${output.trimEnd()}`);
}
report('types', { passed: projects.length - problems.length, problems });
