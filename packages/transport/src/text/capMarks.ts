/** Twice what any written language puts on one letter. */
const flood = /(\p{M}{8})\p{M}+/gu;

/** A text whose letters carry at most eight marks each: more than that climbs over the lines around it. */
export function capMarks(text: string): string {
  return text.replace(flood, '$1');
}
