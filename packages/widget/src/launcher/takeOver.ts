import type { ChatOptions } from './chatOptions.js';
import type { Call } from './parts.js';
import { reportProblem } from './reportProblem.js';
import { version } from './version.js';
import { whenRead } from './whenRead.js';

type Counted = (...call: Call) => unknown;

interface Global extends Counted {
  /** Calls that were made before; afterwards its `push` carries out at once, for copies of the stub. */
  q?: Iterable<Iterable<unknown>> | { push(...calls: Call[]): void };
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
export function takeOver(scriptOptions: ChatOptions, create: (options: ChatOptions) => Counted): void {
  const page = window as { comptoir?: Global | undefined };
  const stub = page.comptoir;
  if (stub?.version) return;

  const early: Call[] = [];
  let chat: Counted | undefined;

  const global: Global = (...call) => {
    const [verb] = call;
    if (verb === 'init' && !chat) {
      try {
        chat = create({ ...scriptOptions, ...(call[1] as ChatOptions) });
        for (const waiting of early) chat(...waiting);
      } catch (cause) {
        reportProblem('call_failed', verb, cause);
      }
    } else if (verb === 'destroy') {
      chat?.(verb);
      if (page.comptoir !== global) return;
      page.comptoir = undefined;
      try {
        delete page.comptoir;
      } catch {
        // The stub was declared with `var`.
      }
    } else if (chat) return chat(...call);
    else early.push(call);
  };
  global.version = version;
  page.comptoir = global;
  // A form of that name may have a field `q`, which is no queue.
  const queue = stub?.q as readonly Call[] | undefined;
  for (const call of queue?.map ? queue : []) global(...call);
  global.q = {
    push(...calls) {
      for (const call of calls) global(...call);
    },
  };

  if (scriptOptions.server)
    // While the page is being read, its `init` may stand further down.
    whenRead(() => {
      if (!chat && page.comptoir === global) global('init');
    });
}
