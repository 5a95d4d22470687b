import { ChatError, isErrorCode } from '@comptoir/transport';
import type { Outbox, OutboxEntry } from './outbox.js';

/** What somebody wrote yesterday is offered to be sent, and no longer sent by itself. */
const maxAgeMs = 86_400_000;

/** The outbox as text for the tab's storage; `undefined` when there is nothing to keep. */
export function writeOutbox(outbox: Outbox): string | undefined {
  if (outbox.length === 0) return undefined;
  return JSON.stringify(outbox.map((entry) => ({ ...entry, error: entry.error?.code })));
}

function restore(found: unknown, now: number): OutboxEntry | undefined {
  const { clientId, parts, intent, at, isTried, status, error } = (found ?? {}) as Record<string, unknown>;
  if (typeof clientId !== 'string' || !Array.isArray(parts) || typeof at !== 'number') return undefined;
  const isOld = now - at > maxAgeMs;
  const isStuck = status === 'failed' || status === 'uncertain';
  const code = isErrorCode(error) ? error : isOld && !isStuck ? 'timeout' : undefined;
  return {
    clientId,
    parts,
    at,
    isTried: isTried !== false,
    status: isStuck ? status : isOld ? 'failed' : 'pending',
    ...(typeof intent === 'string' && { intent }),
    ...(code && { error: new ChatError(code) }),
  };
}

/** Reads what `writeOutbox` wrote; whatever is broken is left out, for a page must not fail by its storage. */
export function readOutbox(text: string | undefined, now: number): Outbox {
  try {
    const found: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(found) ? found.flatMap((entry) => restore(entry, now) ?? []) : [];
  } catch {
    return [];
  }
}
