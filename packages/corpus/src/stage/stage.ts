/** Where hostile strings are shown, and looked at. */
export interface Stage {
  /** Compares what stands below a root with what we know how to draw. */
  check(root: ParentNode, where: string): void;
}

/** One place that shows foreign strings. */
export interface Surface {
  readonly name: string;
  /** Shows every one of the strings in every field of this place. */
  show(vectors: readonly string[], stage: Stage): Promise<void>;
}

/** As many strings as are drawn at once. */
export const batchSize = 50;

/** The strings in batches. */
export function batches(vectors: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(vectors.length / batchSize) }, (_, n) =>
    vectors.slice(n * batchSize, (n + 1) * batchSize),
  );
}
