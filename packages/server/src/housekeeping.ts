import type { SignIn } from './http/signIn.js';
import { tellErased } from './live/tellErased.js';
import { retain } from './retain.js';
import type { Service } from './service.js';

/** Regular clearing up. */
export interface Housekeeping {
  stop(): void;
}

const everyMs = 10 * 60_000;

/** Visitors who opened a page once and never wrote are forgotten after this time. */
const silentVisitorMs = 30 * 86_400_000;

/**
 * Forgets what has run out: full budgets, old login attempts, expired sessions, files of nobody, silent visitors, and
 * conversations in which nothing happened for `retentionDays` (0: for ever).
 */
export function startHousekeeping(service: Service, signIn: SignIn, retentionDays = 0): Housekeeping {
  const { storage, now, background } = service;
  const clear = async (): Promise<void> => {
    const at = now();
    const { messageBudget, uploadBudget, newVisitorBudget, conversationBudget } = service;
    for (const budget of [messageBudget, uploadBudget, newVisitorBudget, conversationBudget])
      budget.prune(at);
    signIn.prune(at);
    await storage.operators.pruneSessions(at);
    await storage.visitors.pruneSessions(at);
    if (retentionDays > 0) tellErased(service, await retain(service, retentionDays, at), 'expired');
    await service.files.sweep(at);
    await storage.visitors.prune(at - silentVisitorMs);
  };
  const timer = setInterval(() => background(clear()), everyMs);
  return { stop: () => clearInterval(timer) };
}
