import { readdirSync, readFileSync } from 'node:fs';

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

function look(pid: number): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { pid, parent: Number(parent), command: readFileSync(`/proc/${pid}/cmdline`, 'utf8') };
  } catch {
    // It ended between the two looks.
    return undefined;
  }
}

/** Ids of the processes below this one whose command, or that of a parent below this one, has `word` in it. Linux only. */
export function processesBelow(word: string, root: number = process.pid): readonly number[] {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (look(Number(name)) ?? []) : []));
  const below = (parent: number, isInside: boolean): number[] =>
    all
      .filter((one) => one.parent === parent)
      .flatMap((one) => {
        const counts = isInside || one.command.includes(word);
        return [...(counts ? [one.pid] : []), ...below(one.pid, counts)];
      });
  return below(root, false);
}
