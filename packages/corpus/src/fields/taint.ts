/** Puts a hostile string where a field stands, and remembers that this field was run. */
export type Taint = (field: string) => string;

/** The fields that hostile strings went through, by `Type.member`. */
export const usedFields = new Set<string>();

/** Makes every field one string; `least` stands for an empty one where a validator wants words. */
export function taintWith(vector: string, least = ''): Taint {
  return (field) => {
    usedFields.add(field);
    return vector || least;
  };
}
