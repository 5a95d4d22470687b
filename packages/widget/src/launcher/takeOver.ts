import type { Chat } from './chat.js';
import type { ChatOptions } from './chatOptions.js';
import { createEvents, type Events } from './createEvents.js';
import { version } from './version.js';
import { whenRead } from './whenRead.js';

type Call = ArrayLike<unknown>;

interface Global {
  (...call: unknown[]): unknown;
  /** Calls that were made before; afterwards its `push` carries out at once, for copies of the stub. */
  q?: ArrayLike<Call> | { push(...calls: Call[]): void };
  /** Only on ours, never on a stub. */
  version?: string;
}

/**
 * Takes `window.comptoir` over from its stub: carries out what was queued, in order, and from then on every
 * call at once. Calls before `init` wait for it. A second copy of the loader does nothing.
 *
 * @param scriptOptions options from the script tag; those given to `init` win. With a server in them the
 * counter starts even without `init`, once the page has been read.
 */
export function takeOver(
  scriptOptions: ChatOptions,
  create: (options: ChatOptions, events: Events) => Chat,
): void {
  const page = window as { comptoir?: Global | undefined };
  const stub = page.comptoir;
  if (stub?.version) return;

  const events = createEvents();
  const early: Call[] = [];
  let chat: Chat | undefined;

  const run = (call: Call): unknown => {
    const verb = call[0] as keyof Chat | 'init';
    try {
      if (verb === 'on') return events.on(call[1] as never, call[2] as never);
      if (verb === 'init' && !chat) {
        chat = create({ ...scriptOptions, ...(call[1] as ChatOptions) }, events);
        early.splice(0).forEach(run);
      } else if (verb === 'destroy') {
        chat?.destroy();
        if (page.comptoir !== global) return;
        page.comptoir = undefined;
        // Fails quietly where the stub was declared with `var`.
        Reflect.deleteProperty(page, 'comptoir');
      } else if (!chat && verb !== 'init') early.push(call);
      else if (chat && Object.hasOwn(chat, verb))
        return (chat[verb as 'get'] as (...values: unknown[]) => unknown)(call[1], call[2]);
      else events.report('verb_unknown', verb);
    } catch (cause) {
      events.report('call_failed', verb, cause);
    }
  };
  const global: Global = (...call) => run(call);
  global.version = version;
  page.comptoir = global;
  Array.from((stub?.q as ArrayLike<Call>) ?? []).forEach(run);
  global.q = { push: (...calls) => calls.forEach(run) };

  if (scriptOptions.server)
    // While the page is being read, its `init` may stand further down.
    whenRead(() => {
      if (!chat && page.comptoir === global) run(['init']);
    });
}
