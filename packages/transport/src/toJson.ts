/** Plain data as JSON, whatever `toJSON` a page has put onto the prototypes of lists and objects, as Prototype 1.6 does. */
export function toJson(value: unknown): string {
  // What is handed in beside the name has gone through `toJSON`; the member itself has not.
  return JSON.stringify(value, function (this: Readonly<Record<string, unknown>>, name) {
    return this[name];
  });
}
