/** What a piece of a rule file must look like, as data: the validator reads it, and so does the schema's generator. */
export type Shape =
  | { readonly is: 'text'; readonly pattern?: string }
  | { readonly is: 'number'; readonly min: number; readonly max: number; readonly whole?: boolean }
  | { readonly is: 'boolean' }
  | { readonly is: 'word'; readonly of: readonly string[] }
  | { readonly is: 'list'; readonly of: Shape; readonly min: number; readonly max: number }
  /** A key that ends in `?` may be absent. */
  | { readonly is: 'object'; readonly of: Readonly<Record<string, Shape>> }
  | { readonly is: 'texts' }
  /** An object whose member `by` says which of the shapes it has; that member is checked here. */
  | { readonly is: 'choice'; readonly by: string; readonly of: Readonly<Record<string, Shape>> }
  | { readonly is: 'condition' };
