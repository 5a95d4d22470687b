/**
 * Puts values into `{name}` gaps. A gap without a value stays as it is; `$` in a value means nothing,
 * so a customer called `$&` is greeted as `$&`.
 */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (gap, name: string) => String(values[name] ?? gap));
}
