/** Makes an element from its attributes and children; `svg` and `path` are drawings. No HTML is parsed. */
export function element(
  tag: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: (Node | string)[]
): HTMLElement {
  const space = /svg|path/.test(tag) ? 'http://www.w3.org/2000/svg' : 'http://www.w3.org/1999/xhtml';
  const node = document.createElementNS(space, tag) as HTMLElement;
  for (const name of Object.keys(attributes)) node.setAttribute(name, attributes[name] as string);
  node.append(...children);
  return node;
}
