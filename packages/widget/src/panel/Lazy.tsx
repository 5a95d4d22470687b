import type { ComponentType, JSX } from 'preact';
import { useLazy } from './useLazy.js';

/** A component from another chunk. While it is on its way nothing stands there; when it fails, words and a button. */
export function Lazy<Props extends object>({
  load,
  props,
}: {
  /** Must be the same function at every render. */
  readonly load: () => Promise<ComponentType<Props>>;
  readonly props: Props;
}): JSX.Element | undefined {
  const [Component, trouble] = useLazy(load);
  return Component ? <Component {...props} /> : trouble;
}
