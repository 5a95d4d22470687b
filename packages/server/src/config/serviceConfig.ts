import type { Form } from '@comptoir/transport';
import type { CannedReply } from '@comptoir/transport/wire';

/** What a shop decides about its service. */
export interface ServiceConfig {
  /**
   * Groups of operators; an intent of the same name is served by its group. An intent without a group of its
   * own is served by the first one, so that a new button never leads nowhere.
   */
  readonly groups: readonly string[];
  readonly canned: readonly CannedReply[];
  readonly forms: readonly Form[];
}

/** The group that serves an intent. */
export function groupOf(config: ServiceConfig, intent: string): string {
  return config.groups.includes(intent) ? intent : (config.groups[0] ?? intent);
}
