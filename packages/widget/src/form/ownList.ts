/** What a draft holds for a step; nothing for one that is called like a member that every object has. */
export function ownList<Item>(
  held: Readonly<Record<string, readonly Item[]>>,
  name: string,
): readonly Item[] {
  return (Object.hasOwn(held, name) && held[name]) || [];
}
