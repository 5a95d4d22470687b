/**
 * Which way the arrows point. `pnpm test:arrows` fails on an arrow that is not allowed here, on a cycle, and on
 * a run that saw too few modules to mean anything.
 */
const inside = (name) => `^packages/${name}/`;
const outside = (...names) => `^packages/(?!(${names.join('|')})/)`;
const test = '\\.(test|test-d)\\.tsx?$|/test/|/src/testing/';

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'transport-stands-alone',
      severity: 'error',
      from: { path: inside('transport'), pathNot: test },
      to: { path: outside('transport') },
    },
    {
      name: 'core-needs-transport-only',
      severity: 'error',
      from: { path: inside('core'), pathNot: test },
      to: { path: outside('core', 'transport') },
    },
    {
      name: 'core-knows-no-adapter',
      severity: 'error',
      from: { path: `${inside('core')}src`, pathNot: test },
      to: { path: '^packages/transport/src/(adapters|wire|conformance)' },
    },
    {
      name: 'core-has-no-view',
      severity: 'error',
      from: { path: inside('core') },
      to: { path: 'node_modules/(@nanostores/)?preact' },
    },
    {
      name: 'triggers-stand-alone',
      severity: 'error',
      from: { path: inside('triggers'), pathNot: test },
      to: { path: outside('triggers') },
    },
    {
      name: 'triggers-have-no-dependency',
      severity: 'error',
      from: { path: `${inside('triggers')}src`, pathNot: test },
      to: { dependencyTypes: ['npm'] },
    },
    {
      name: 'widget-points-down',
      severity: 'error',
      from: { path: inside('widget'), pathNot: test },
      to: { path: outside('widget', 'core', 'transport', 'triggers') },
    },
    {
      name: 'adapters-are-chosen-in-entrypoints',
      severity: 'error',
      from: { path: '^packages/widget/src/(?!entrypoints/)', pathNot: test },
      to: { path: '^packages/transport/src/adapters' },
    },
    {
      name: 'launcher-has-no-preact',
      severity: 'error',
      from: { path: '^packages/widget/src/(launcher|prompts)/' },
      to: { path: 'node_modules/(@nanostores/)?preact' },
    },
    {
      name: 'server-needs-transport-only',
      severity: 'error',
      from: { path: inside('server'), pathNot: test },
      to: { path: outside('server', 'transport') },
    },
    {
      name: 'desk-needs-transport-only',
      severity: 'error',
      from: { path: inside('desk'), pathNot: test },
      to: { path: outside('desk', 'transport') },
    },
    {
      name: 'adapters-translate-only',
      severity: 'error',
      from: { path: '^packages/transport/src/adapters/', pathNot: test },
      to: { path: '^packages/transport/src/conformance' },
    },
    {
      name: 'kit-knows-the-contract-only',
      severity: 'error',
      from: { path: '^packages/transport/src/conformance/', pathNot: test },
      to: { path: '^packages/transport/src/(adapters|wire)' },
    },
    {
      name: 'nothing-needs-its-judge',
      severity: 'error',
      from: { pathNot: inside('guarantees') },
      to: { path: inside('guarantees') },
    },
    {
      name: 'fault-proxy-is-for-tests',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: `${test}|^packages/transport/src/faultProxy` },
      to: { path: '^packages/transport/src/faultProxy' },
    },
    {
      name: 'packages-never-reach-into-examples',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^examples/' },
    },
    {
      name: 'nothing-reads-dist',
      severity: 'error',
      from: { pathNot: '^packages/[^/]+/dist' },
      to: { path: '^packages/[^/]+/dist/' },
    },
    {
      name: 'shipped-code-has-no-dev-dependency',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: test },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm-peer'] },
    },
    { name: 'everything-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@comptoir/source', 'import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.json', '.css'],
    },
  },
};
