/**
 * A label in one script: Latin with its accents, but without the letters that are taken for an i, a k, an n or an s;
 * or one of those that nobody takes for Latin: Hebrew to Myanmar, kana, Chinese, Korean.
 */
const single =
  /^([\w\-\u00df-\u0130\u0132-\u0137\u0139-\u0148\u014a-\u017e]*|[\d\-\u0590-\u109f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+)$/;
/** Cyrillic or Greek: whole names can be spelled in them that read as Latin ones. */
const near = /^([\d\-\u0400-\u052f]+|[\d\-\u0370-\u03ff]+)$/;

/**
 * Whether a host in lower case may be shown as it is written: each label in one script, Cyrillic and Greek only below
 * an ending that is not Latin, and no characters that the network reads as others.
 */
export function isPlainHost(host: string): boolean {
  return (
    host === host.normalize('NFKC') &&
    host.split('.').every((label) => single.test(label) || (near.test(label) && !/[a-z]$/.test(host)))
  );
}
