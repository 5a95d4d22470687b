import type { DispatcherOptions } from './DispatcherOptions.js';

function positive(name: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new Error(`${name} must be a whole number above 0, not "${text}".`);
}

/**
 * Reads what a dispatcher is started with. Rooms are at `chat.` and operators at the parent of its own domain,
 * unless told otherwise.
 *
 * @throws Error that names the variable which is missing or makes no sense.
 */
export function readEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): DispatcherOptions {
  const read = (name: string, otherwise?: string): string => {
    const value = environment[name] || otherwise;
    if (value !== undefined) return value;
    throw new Error(`${name} is missing: docs/xmpp.md tells what the dispatcher is started with.`);
  };
  const domain = read('DESK_DOMAIN');
  const parent = domain.slice(domain.indexOf('.') + 1);
  return {
    port: positive('DESK_PORT', read('DESK_PORT')),
    secret: read('DESK_SECRET'),
    domain,
    rooms: read('DESK_ROOMS', `chat.${parent}`),
    staff: read('DESK_STAFF', parent),
    intents: read('DESK_INTENTS', 'chat')
      .split(',')
      .map((intent) => intent.trim()),
    capacity: positive('DESK_CAPACITY', read('DESK_CAPACITY', '4')),
    patienceMs: positive('DESK_PATIENCE', read('DESK_PATIENCE', '90')) * 1_000,
    journal: read('DESK_JOURNAL', 'dispatcher.jsonl'),
  };
}
