import { ChatError } from '@comptoir/transport';
import type { OnDemand, OnDemandOptions } from './createOnDemand.js';

/** Waits for it, but no longer than until whoever waits gives up. */
function unlessAborted<Result>(work: Promise<Result>, signal?: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(new ChatError('aborted'));
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) abort();
    work.then(resolve, reject).finally(() => signal?.removeEventListener('abort', abort));
  });
}

/** Stands in for the verbs whose code comes with the first call of one; a failed load is tried again. */
export function createLateVerbs(options: OnDemandOptions): OnDemand {
  let verbs: OnDemand | undefined;
  let loading: Promise<OnDemand> | undefined;

  function ready(): Promise<OnDemand> {
    loading ??= load().catch((cause) => {
      loading = undefined;
      throw new ChatError('connection_failed', { cause });
    });
    return loading;
  }

  async function load(): Promise<OnDemand> {
    const { createOnDemand } = await import('./createOnDemand.js');
    verbs = createOnDemand(options);
    return verbs;
  }

  return {
    loadEarlier: async () => options.state().log.earlier && (await ready()).loadEarlier(),
    upload: async (...file) => (await unlessAborted(ready(), file[2]?.signal)).upload(...file),
    rate: async (rating) => (await ready()).rate(rating),
    end: async () => (await ready()).end(),
    leave: async (note) => (await ready()).leave(note),
    forgetPages: () => verbs?.forgetPages(),
    stop: () => verbs?.stop(),
  };
}
