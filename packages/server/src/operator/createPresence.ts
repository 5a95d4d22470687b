import type { Service } from '../service.js';
import type { Presence } from './presence.js';

interface Entry {
  readonly groups: readonly string[];
  status: 'available' | 'away';
}

/** How long an operator may be gone before his chats are given away, in milliseconds. */
export interface GraceOptions {
  readonly graceMs: number;
  /** The same after a start of the server: desks need a moment to come back. */
  readonly restartGraceMs: number;
}

/** Makes the presence of a service, with nobody there. */
export function createPresence(service: Service, { graceMs, restartGraceMs }: GraceOptions): Presence {
  const there = new Map<string, Entry>();
  const graces = new Map<string, NodeJS.Timeout>();
  const stopGrace = (operator: string): void => {
    clearTimeout(graces.get(operator));
    graces.delete(operator);
  };
  const startGrace = (operator: string, ms: number): void => {
    stopGrace(operator);
    const over = (): void => {
      graces.delete(operator);
      there.delete(operator);
      service.announcer.availability();
      service.background(service.router.release(operator));
    };
    graces.set(operator, setTimeout(over, ms));
  };
  return {
    join: (operator, groups, status) => {
      stopGrace(operator);
      there.set(operator, { groups, status });
      service.announcer.availability();
      service.background(service.router.route());
    },
    leave: (operator) => {
      if (service.hub.desks.has(operator)) return;
      service.announcer.colleagues();
      if (there.has(operator)) startGrace(operator, graceMs);
    },
    setStatus: (operator, status) => {
      const entry = there.get(operator);
      if (entry === undefined) return;
      entry.status = status;
      service.announcer.availability();
      service.background(service.router.route());
    },
    expect: (operators) => {
      for (const operator of operators) startGrace(operator, restartGraceMs);
    },
    connected: () => service.hub.desks.keys(),
    availability: () => {
      const served = new Set([...there.values()].flatMap((e) => (e.status === 'available' ? e.groups : [])));
      const intents = Object.fromEntries(service.config.groups.map((group) => [group, served.has(group)]));
      return { online: Object.values(intents).some(Boolean), intents };
    },
    stop: () => {
      for (const operator of [...graces.keys()]) stopGrace(operator);
      there.clear();
    },
  };
}
