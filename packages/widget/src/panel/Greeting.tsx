import type { Form } from '@comptoir/transport';
import type { ComponentType, JSX } from 'preact';
import { intentWords } from './intentWords.js';
import { useScope } from './scope.js';
import { useLazy } from './useLazy.js';

const loadOffered = (): Promise<ComponentType<{ source: Form | string }>> =>
  import('../form/OfferedForm.js').then((module) => module.OfferedForm);

/** The first lines of an intent, and its questionnaire to take or to leave. */
export function Greeting({
  intent,
  offer,
}: {
  readonly intent: string;
  /** Whether to offer the intent's questionnaire. */
  readonly offer: boolean;
}): JSX.Element {
  const scope = useScope();
  const source = offer && scope.options.intents.find((candidate) => candidate.id === intent)?.form;
  const [Offered] = useLazy(loadOffered, !!source);
  return (
    <div class="p-greeting">
      <p dir="auto">{intentWords(intent, scope).greeting}</p>
      {source && Offered && <Offered source={source} />}
    </div>
  );
}
