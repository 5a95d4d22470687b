/** Longest text of one message and of a draft, in UTF-16 code units. */
export const maxTextLength = 4_000;

const strings: Readonly<Record<string, number>> = {
  text: maxTextLength,
  draft: maxTextLength,
  // Answers of a questionnaire may be long; they arrive in the list `values`.
  values: maxTextLength,
  comment: 2_000,
  // A signed JSON Web Token, also with a long RSA key.
  identity: 4_096,
  // What browsers and proxies agree to carry.
  url: 2_048,
  avatarUrl: 2_048,
  imageUrl: 2_048,
  referrer: 2_048,
};

const lists: Readonly<Record<string, number>> = { parts: 20, values: 50, files: 10 };

function own(limits: Readonly<Record<string, number>>, key: string): number | undefined {
  return Object.hasOwn(limits, key) ? limits[key] : undefined;
}

/** Longest string in a member of this name, in UTF-16 code units. */
export function stringLimit(key: string): number {
  return own(strings, key) ?? 500;
}

/** Most items of a list or record in a member of this name. */
export function listLimit(key: string): number {
  return own(lists, key) ?? 100;
}
