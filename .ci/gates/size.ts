/** Weighs the built widget against the budgets in `packages/widget/package.json`. */
import { read, report } from './gate.js';
import { weigh } from './weigh.js';

const build = await read('pnpm', ['--filter', '@comptoir/widget', 'run', 'build']);
if (build.code !== 0) {
  console.error(build.output);
  report('size', { passed: 0, problems: ['the widget does not build'] });
} else {
  const weights = weigh();
  console.table(
    weights.map(({ name, bytes, budget, when }) => ({
      name,
      bytes,
      budget,
      'of budget': `${Math.round((100 * bytes) / budget)} %`,
      when,
    })),
  );
  const problems = weights
    .filter(({ bytes, budget }) => !(bytes <= budget))
    .map(({ name, bytes, budget }) => `${name}: ${bytes} bytes, budget ${budget}`);
  report('size', { passed: weights.length - problems.length, problems });
}
