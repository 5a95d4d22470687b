/** A conversation that waits. */
export interface Waiting {
  readonly conversation: string;
  readonly group: string;
}

/** An operator who is connected and available. */
export interface Candidate {
  readonly operator: string;
  readonly groups: readonly string[];
  /** Open chats now. */
  readonly load: number;
  /** Time of the last assignment or end of a chat; the smaller, the longer idle. */
  readonly busyAt: number;
}

/** Who gets what. */
export interface Assignment {
  readonly conversation: string;
  readonly operator: string;
}

/**
 * Decides who gets which waiting conversation: first in, first out; the least loaded operator of the group
 * below the cap; among equals the longest idle. One that nobody can take does not hold up other groups.
 */
export function assign(
  queue: readonly Waiting[],
  operators: readonly Candidate[],
  cap: number,
): readonly Assignment[] {
  const loads = new Map(operators.map(({ operator, load }) => [operator, load]));
  // Within one step an operator who was just chosen is the least idle of all, in the order of choosing.
  const chosen = new Map<string, number>();
  const result: Assignment[] = [];
  for (const { conversation, group } of queue) {
    const [best] = operators
      .filter(({ operator, groups }) => groups.includes(group) && (loads.get(operator) ?? 0) < cap)
      .sort(
        (a, b) =>
          (loads.get(a.operator) ?? 0) - (loads.get(b.operator) ?? 0) ||
          (chosen.get(a.operator) ?? 0) - (chosen.get(b.operator) ?? 0) ||
          a.busyAt - b.busyAt,
      );
    if (best === undefined) continue;
    loads.set(best.operator, (loads.get(best.operator) ?? 0) + 1);
    chosen.set(best.operator, result.length + 1);
    result.push({ conversation, operator: best.operator });
  }
  return result;
}
