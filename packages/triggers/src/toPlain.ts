/** The form in which texts are compared: compatibility-composed and lower case. */
export function toPlain(text: string): string {
  // Most texts are plain already, and looking is five times cheaper than composing.
  return alreadyPlain.test(text) ? text : text.normalize('NFKC').toLowerCase();
}

const alreadyPlain = /^[ -@[-~]*$/;
