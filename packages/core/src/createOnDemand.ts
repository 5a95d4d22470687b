import type { Message } from '@comptoir/transport';
import { type WhenLiveOptions, whenLive } from './connection/whenLive.js';
import { createService, type Service, type ServiceOptions } from './createService.js';
import { createUploader } from './createUploader.js';
import { createPager } from './messages/createPager.js';
import type { Session } from './session.js';

/** What the verbs are given. */
export interface OnDemandOptions extends Omit<ServiceOptions, 'ready'>, WhenLiveOptions {
  onPage(messages: readonly Message[], earlier: boolean): void;
}

/** The verbs that a first message does not need; their code comes with the first call of one. */
export interface OnDemand extends Service, Pick<Session, 'upload' | 'loadEarlier'> {
  /** The log was replaced by another page of it. */
  forgetPages(): void;
  /** Aborts what is on its way. */
  stop(): void;
}

/** Makes the verbs. */
export function createOnDemand(options: OnDemandOptions): OnDemand {
  const { now, state, onPage } = options;
  const ready = () => whenLive(options);
  const pager = createPager({ ready, log: () => state().log, onPage });
  const uploader = createUploader({ ready, now, capabilities: () => state().capabilities });
  return {
    ...createService({ ...options, ready }),
    upload: uploader.upload,
    loadEarlier: pager.load,
    forgetPages: pager.reset,
    stop: uploader.stop,
  };
}
