import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/** What a gate tells: how many checks ran well, how many did not, and those by name where it can tell. */
export interface Verdict {
  readonly passed: number;
  readonly failed: number;
  readonly failures?: readonly string[];
}

/** Where the reporter leaves its verdict. */
export const verdictFile = 'COMPTOIR_VERDICT_FILE';

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';

/** What an error says and, where it wraps others, what the innermost of them says: that is what happened. */
function tell(error: Partial<SerializedError> | undefined): string {
  let innermost: unknown = error;
  while ((innermost as { cause?: unknown } | undefined)?.cause)
    innermost = (innermost as { cause: unknown }).cause;
  const outer = firstLine(`${error?.name ?? 'Error'}: ${error?.message ?? ''}`);
  if (innermost === error) return outer;
  return `${outer} ← ${firstLine(String((innermost as Error).message ?? innermost))}`;
}

/** What failed in a file: tests, and what broke outside of them, in a hook or when it was loaded. */
function failuresOf(module: TestModule): readonly string[] {
  const file = module.relativeModuleId;
  const tests = [...module.children.allTests('failed')];
  const suites = [...module.children.allSuites()].flatMap((suite) => suite.errors());
  return [
    ...tests.map((test) => `${file} ${test.fullName}: ${tell(test.result().errors?.[0])}`),
    ...[...module.errors(), ...suites].map((error) => `${file}: ${tell(error)}`),
  ];
}

/** Writes the verdict of a vitest run into a file. */
export default class VerdictReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const count = (state: 'passed' | 'failed') =>
      modules.reduce((sum, module) => sum + [...module.children.allTests(state)].length, 0);
    const verdict: Verdict = {
      passed: count('passed'),
      failed: count('failed'),
      failures: [
        ...modules.flatMap(failuresOf),
        ...unhandled.map((error) => `outside of any test: ${tell(error)}`),
      ],
    };
    writeFileSync(process.env[verdictFile] ?? '', JSON.stringify(verdict));
  }
}
