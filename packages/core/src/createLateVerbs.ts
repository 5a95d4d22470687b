import { ChatError } from '@comptoir/transport';
import type { OnDemand, OnDemandOptions } from './createOnDemand.js';

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
    upload: async (...file) => (await ready()).upload(...file),
    rate: async (rating) => (await ready()).rate(rating),
    end: async () => (await ready()).end(),
    leave: async (note) => (await ready()).leave(note),
    forgetPages: () => verbs?.forgetPages(),
    stop: () => verbs?.stop(),
  };
}
