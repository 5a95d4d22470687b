/** The first child element of this name, and namespace where one is given; `undefined` in, `undefined` out. */
export function findChild(
  parent: Element | undefined,
  name?: string,
  namespace?: string,
): Element | undefined {
  for (let node = parent?.firstChild; node; node = node.nextSibling) {
    const element = node as Element;
    if (element.nodeType !== 1) continue;
    if (name !== undefined && element.localName !== name) continue;
    if (namespace === undefined || element.namespaceURI === namespace) return element;
  }
  return undefined;
}

/** The text of a child; empty where it is missing. */
export function childText(parent: Element | undefined, name: string, namespace?: string): string {
  return findChild(parent, name, namespace)?.textContent ?? '';
}
