import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useScope } from './scope.js';

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
  const [state, setState] = useState<{
    readonly component?: ComponentType<Props>;
    readonly failed?: boolean;
  }>({});
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let mounted = true;
    setState({});
    load().then(
      (component) => mounted && setState({ component }),
      () => mounted && setState({ failed: true }),
    );
    return () => {
      mounted = false;
    };
  }, [load, attempt]);
  if (state.component) return <state.component {...props} />;
  if (!state.failed) return null;
  return (
    <p class="p-note">
      {words.errorConnection}{' '}
      <button type="button" class="p-text" onClick={() => setAttempt(attempt + 1)}>
        {words.retry}
      </button>
    </p>
  );
}
