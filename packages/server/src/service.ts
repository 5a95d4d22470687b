import type { Logger } from 'pino';
import type { ServiceConfig } from './config/serviceConfig.js';
import type { FileKeeper } from './files/fileKeeper.js';
import type { BucketsByKey } from './limits/bucketsByKey.js';
import type { Limits } from './limits/limits.js';
import type { Announcer } from './live/announcer.js';
import type { Hub } from './live/hub.js';
import type { Metrics } from './metrics/createMetrics.js';
import type { Presence } from './operator/presence.js';
import type { Router } from './routing/router.js';
import type { IdentityOptions } from './security/identityOptions.js';
import type { Storage } from './storage/storage.js';

/** What the parts of one running server share. */
export interface Service {
  readonly storage: Storage;
  readonly config: ServiceConfig;
  /** How the shop names its visitors; absent: it does not. */
  readonly identity?: IdentityOptions;
  readonly limits: Limits;
  readonly hub: Hub;
  readonly announcer: Announcer;
  readonly router: Router;
  readonly presence: Presence;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly messageBudget: BucketsByKey;
  readonly uploadBudget: BucketsByKey;
  readonly newVisitorBudget: BucketsByKey;
  readonly conversationBudget: BucketsByKey;
  readonly files: FileKeeper;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Work that nobody waits for: its failure is logged, never thrown at an innocent request. */
  readonly background: (work: Promise<unknown>) => void;
}
