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
  for (const { name, bytes, budget } of weights.filter((weight) => weight.bytes > weight.budget)) {
    console.log(`! ${name} misses its budget by ${bytes - budget} bytes.`);
  }
  const problems = weights
    .filter(({ bytes, ceiling }) => !(bytes <= ceiling))
    .map(({ name, bytes, ceiling }) => `${name}: ${bytes} bytes, at most ${ceiling} are allowed`);
  report('size', { passed: weights.length - problems.length, problems });
}
