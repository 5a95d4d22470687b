import type { Logger } from 'pino';
import { defaultConfig } from './config/defaultConfig.js';
import type { ServiceConfig } from './config/serviceConfig.js';
import type { FileKeeper } from './files/fileKeeper.js';
import { createBucketsByKey } from './limits/bucketsByKey.js';
import type { Limits } from './limits/limits.js';
import { createAnnouncer } from './live/createAnnouncer.js';
import { createHub } from './live/hub.js';
import { createMetrics } from './metrics/createMetrics.js';
import { createPresence } from './operator/createPresence.js';
import { createRouter } from './routing/createRouter.js';
import type { IdentityOptions } from './security/identityOptions.js';
import type { Service } from './service.js';
import type { Storage } from './storage/storage.js';

/** What a service is made of. */
export interface ServicePartsOptions {
  readonly storage: Storage;
  readonly log: Logger;
  readonly limits: Limits;
  readonly files: FileKeeper;
  readonly now: () => number;
  readonly config?: ServiceConfig;
  readonly identity?: IdentityOptions;
  readonly graceMs?: number;
  readonly restartGraceMs?: number;
}

/** A service that can be waited for. */
export interface RunningService extends Service {
  /** Resolves when no background work is left. */
  settled(): Promise<void>;
}

/** Puts the parts together. Announcer, router and presence know each other, hence the late binding. */
export function createService(options: ServicePartsOptions): RunningService {
  const { storage, log, limits, files, now, config = defaultConfig } = options;
  const running = new Set<Promise<unknown>>();
  const background = (work: Promise<unknown>): void => {
    const guarded = work
      .catch((error: unknown) => log.error({ err: error }, 'background work failed'))
      .finally(() => running.delete(guarded));
    running.add(guarded);
  };
  const base = {
    storage,
    config,
    ...(options.identity === undefined ? {} : { identity: options.identity }),
    limits,
    log,
    files,
    now,
    background,
    hub: createHub(),
    metrics: createMetrics(),
    messageBudget: createBucketsByKey(limits.messages),
    uploadBudget: createBucketsByKey(limits.uploads),
    newVisitorBudget: createBucketsByKey(limits.newVisitors),
    conversationBudget: createBucketsByKey(limits.newConversations),
    settled: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
  const service = base as typeof base & { -readonly [K in 'announcer' | 'presence' | 'router']: Service[K] };
  service.announcer = createAnnouncer(service);
  service.router = createRouter(service);
  service.presence = createPresence(service, {
    graceMs: options.graceMs ?? 15_000,
    restartGraceMs: options.restartGraceMs ?? 30_000,
  });
  return service;
}
