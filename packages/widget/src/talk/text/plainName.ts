// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const hidden = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** A name from outside without characters that hide or turn others: `exe.gnp` cannot pose as `png.exe`. */
export function plainName(name: string): string {
  return name.replace(hidden, '');
}
