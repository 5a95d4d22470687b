/**
 * The id of a request that failed the check, so that the complaint can be tied to it; `undefined` when there
 * is none to be found. Never throws. Ids of more than 500 characters are none.
 */
export function requestId(text: string): string | undefined {
  try {
    const { id } = JSON.parse(text) as { id?: unknown };
    return typeof id === 'string' && id.length <= 500 ? id : undefined;
  } catch {
    return undefined;
  }
}
