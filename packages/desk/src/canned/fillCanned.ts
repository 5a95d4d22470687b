/**
 * Puts values into `{name}`-like places. A known variable without a value vanishes together with the space or comma
 * before it ("Hello, {name}!" becomes "Hello!"); an unknown word in braces stays as written.
 */
export function fillCanned(text: string, values: Readonly<Record<string, string | undefined>>): string {
  return text.replace(/([ ,]*)\{(\w+)\}/g, (whole, before: string, key: string) => {
    if (!Object.hasOwn(values, key)) return whole;
    const value = values[key];
    return value === undefined || value === '' ? '' : before + value;
  });
}
