/** What a piece of a rule file must look like, as data: two readers check it, and so does the schema's generator. */
export type Shape =
  | { readonly is: 'text'; readonly pattern?: RegExp }
  | { readonly is: 'number'; readonly min: number; readonly max: number; readonly whole?: boolean }
  | { readonly is: 'boolean' }
  | { readonly is: 'word'; readonly of: readonly unknown[] }
  | { readonly is: 'list'; readonly of: Shape; readonly min: number; readonly max: number }
  | { readonly is: 'object'; readonly of: Members }
  | { readonly is: 'texts' }
  /** An object whose member `by` says which further members it has. */
  | { readonly is: 'choice'; readonly by: string; readonly of: Readonly<Record<string, Members>> }
  | { readonly is: 'condition' };

/** What an object has; a key that ends in `?` may be absent. */
export type Members = Readonly<Record<string, Shape>>;
