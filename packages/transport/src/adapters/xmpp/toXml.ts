import { escapeXml } from './escapeXml.js';

/** The attributes of an element; what is `undefined` is left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Writes one element. `body` is XML: a text in it has to be escaped before. */
export function toXml(name: string, attributes: Attributes, body = ''): string {
  const head = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? '' : ` ${key}="${escapeXml(`${value}`)}"`,
  );
  return `<${name}${head.join('')}>${body}</${name}>`;
}
