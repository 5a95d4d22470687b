import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useScope } from './scope.js';

/** What has come once stands at once the next time. */
const arrived = new WeakMap<object, unknown>();

/** A component from another chunk. While it is on its way nothing stands there; when it fails, words and a button. */
export function Lazy<Props extends object>({
  load,
  props,
}: {
  /** Must be the same function at every render. */
  readonly load: () => Promise<ComponentType<Props>>;
  readonly props: Props;
}): JSX.Element | null {
  const { words } = useScope();
  const [state, setState] = useState<'coming' | 'here' | 'failed'>('coming');
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let mounted = true;
    setState('coming');
    load().then(
      (component) => {
        arrived.set(load, component);
        if (mounted) setState('here');
      },
      () => mounted && setState('failed'),
    );
    return () => {
      mounted = false;
    };
  }, [load, attempt]);
  const Component = arrived.get(load) as ComponentType<Props> | undefined;
  if (Component) return <Component {...props} />;
  if (state !== 'failed') return null;
  return (
    <p class="p-note">
      {words.errorConnection}{' '}
      <button type="button" class="p-text" onClick={() => setAttempt(attempt + 1)}>
        {words.retry}
      </button>
    </p>
  );
}
