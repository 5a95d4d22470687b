/**
 * Where the grammar starts: COMPTOIR_CORPUS_SEED, else always the same, so that a red run means that something of ours
 * has changed.
 */
export function corpusSeed(): number {
  const given = Number(process.env.COMPTOIR_CORPUS_SEED);
  return Number.isSafeInteger(given) && given > 0 ? given : 4_711;
}
