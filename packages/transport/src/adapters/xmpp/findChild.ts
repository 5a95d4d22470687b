/** The first child element of this name, and namespace where one is given; `undefined` in, `undefined` out. */
export function findChild(
  parent: Element | undefined,
  name?: string,
  namespace?: string,
): Element | undefined {
  return (Array.from(parent?.childNodes ?? []) as Element[]).find(
    ({ nodeType, localName, namespaceURI }) =>
      nodeType === 1 && localName === (name ?? localName) && namespaceURI === (namespace ?? namespaceURI),
  );
}

/** The text of a child; empty where it is missing. */
export function childText(parent: Element | undefined, name: string, namespace?: string): string {
  return findChild(parent, name, namespace)?.textContent ?? '';
}

/** An attribute; empty where it, or the element, is missing. */
export function attribute(element: Element | undefined, name: string): string {
  return element?.getAttribute(name) ?? '';
}
