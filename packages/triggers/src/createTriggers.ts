import { browserEnvironment } from './browserEnvironment.js';
import { createMemory, type Keep } from './createMemory.js';
import { createTabs } from './createTabs.js';
import { decide } from './decide.js';
import type { TriggersEnvironment } from './environment.js';
import type { EvaluateInput } from './evaluateInput.js';
import { type HistoryEvent, merge, record } from './history.js';
import { isPayment } from './isPayment.js';
import { isRecord } from './isRecord.js';
import { type Prompt, toPrompt } from './prompt.js';
import { readSituation } from './readSituation.js';
import type { Problem, Rule } from './rules.js';
import type { ChatFacts, ShopContext } from './shopContext.js';
import { listensTo, type SignalEvent } from './signalEvent.js';
import { startSignals } from './startSignals.js';
import { toCartHash } from './toCartHash.js';
import { type ContextFacts, toContext } from './toContext.js';
import { toFacts } from './toFacts.js';
import { toRuleSet } from './toRuleSet.js';
import type { DecisionTrace } from './trace.js';

/** What triggers are made of. */
export interface TriggersOptions {
  /** A parsed rule file; checked here. */
  readonly rules: unknown;
  /** @default the browser's */
  readonly environment?: TriggersEnvironment;
  /** Separates the stored keys of several widgets on one origin. @default 'default' */
  readonly namespace?: string;
  /** Where caps and dismissals are remembered: `local` needs consent. @default 'tab' */
  readonly keep?: Keep;
  /** Show this now. It counts as shown from here on. */
  onPrompt(prompt: Prompt): void;
  /** Take this prompt off the screen; it is no dismissal. */
  onWithdraw(ruleId: string): void;
  /** A rule is switched off (told a moment later, with the part that explains), or the shop handed over something unusable. */
  onProblem?(problem: Problem): void;
}

/** What the engine knows about itself. */
export interface Explanation {
  readonly problems: readonly Problem[];
  /** The last 20 looks at the rules, oldest first. */
  readonly decisions: readonly DecisionTrace[];
}

/** Rules at work on one page. */
export interface Triggers {
  /** What the shop knows; each call replaces the named members (`page`, `cart`, `visitor`) as a whole. */
  context(patch: ShopContext): void;
  /** What the widget knows; each call replaces the named facts only. */
  set(facts: ChatFacts): void;
  /** Something of the shop's own happened; `purchase` and `chatStarted` withdraw prompts that say so. */
  signal(name: string, data?: unknown): void;
  /** What became of a prompt, or of another interruption that shares the budget (any id). */
  report(id: string, what: HistoryEvent['what']): void;
  /** Moves what is remembered when consent changes; the place before is wiped. */
  keep(where: Keep): void;
  /** Why prompts were shown or not; loads the explaining part on its first use. */
  explain(): Promise<Explanation>;
  /** Stops all listeners and timers and takes a prompt off the screen. Idempotent. */
  destroy(): void;
}

/** The wait for this tab's turn. */
interface Claim {
  lost: boolean;
  readonly withdrawn: string[];
}

const keptDecisions = 20;
const explaining = () => import('./explaining.js');

/** Puts a rule file to work on this page. A wrong rule is left out and reported; nothing here throws into the page. */
export function createTriggers(options: TriggersOptions): Triggers {
  const environment = options.environment ?? browserEnvironment();
  const { document } = environment.window;
  const key = `comptoir.${options.namespace ?? 'default'}.triggers`;
  const { set, isWhole } = toRuleSet(options.rules);
  const problems = new Map<string, Problem>();
  const decisions: EvaluateInput[] = [];
  const shop: Record<string, ContextFacts> = {};
  let chat: ChatFacts = {};
  let current: Rule | undefined;
  // While the tabs agree who speaks, an `unless` signal may still call a rule off.
  let pending: Claim | undefined;
  let destroyed = false;

  const tell = (problem: Problem): void => {
    // A page that repeats its mistake with every cart change is told once.
    const text = `${problem.path}: ${problem.message}`;
    if (destroyed || problems.has(text)) return;
    problems.set(text, problem);
    options.onProblem?.(problem);
  };
  const memory = createMemory(environment, key, options.keep ?? 'tab');
  const tabs = createTabs({
    environment,
    name: key,
    history: () => memory.current(),
    isShowing: () => current !== undefined,
    onHistory: (history) => memory.update((mine) => merge(mine, history)),
    onSignal: (name) => callOff(name),
  });

  const withdraw = (): void => {
    if (!current) return;
    const { id } = current;
    current = undefined;
    tabs.share();
    options.onWithdraw(id);
  };
  const callOff = (name: string): void => {
    const off = set.rules.filter((rule) =>
      rule.unless?.some((unless) => (unless.signal === 'custom' ? unless.name : unless.signal) === name),
    );
    pending?.withdrawn.push(...off.map(({ id }) => id));
    if (current && off.includes(current)) withdraw();
  };
  const withdrawInTabs = (name: string): void => {
    callOff(name);
    tabs.signal(name);
  };

  const show = (rule: Rule): void => {
    current = rule;
    memory.update((history) => record(history, { id: rule.id, what: 'shown', at: environment.now() }));
    tabs.share();
    options.onPrompt(toPrompt(rule));
  };

  const speak = async (signal: SignalEvent): Promise<void> => {
    memory.update((history) => history);
    const random = environment.random();
    const look = (claim?: Claim): Rule | undefined => {
      if (destroyed) return undefined;
      const now = environment.now();
      const history = memory.current();
      const input: EvaluateInput = {
        set,
        signal,
        random,
        now,
        history,
        facts: toFacts({ shop, chat, history, knowsVisitor: memory.knowsVisitor(), now, document }),
        situation: {
          ...readSituation(document),
          onScreen: !!current || pending !== claim,
          otherTab: tabs.othersShow() || claim?.lost === true,
        },
        withdrawn: claim?.withdrawn ?? [],
      };
      decisions.push(input);
      if (decisions.length > keptDecisions) decisions.shift();
      return decide(input);
    };
    if (!look()) return;
    const claim: Claim = { lost: false, withdrawn: [] };
    pending = claim;
    try {
      await environment.exclusive(key, async () => {
        claim.lost = !(await tabs.claim());
        memory.reload();
        const winner = look(claim);
        if (winner) show(winner);
      });
    } finally {
      pending = undefined;
    }
  };
  const emit = (signal: SignalEvent): void => {
    if (destroyed || !set.rules.some((rule) => listensTo(rule.when, signal))) return;
    speak(signal).catch((error: unknown) => tell({ path: signal.signal, message: String(error) }));
  };

  const listen = (): (() => void) => startSignals(environment, set.rules, memory.current().startedAt, emit);
  memory.update((history) => history);
  let stop = listen();
  // A file without a mistake, and that is what visitors get, needs no code that finds words for mistakes.
  const checked = isWhole
    ? undefined
    : explaining().then(
        ({ parseRules }) => parseRules(options.rules).problems.forEach(tell),
        (error) => tell({ path: 'rules', message: String(error) }),
      );

  const takeCart = (given: unknown): void => {
    // Only what is in it counts: a title in another language is the same cart.
    const lines = isRecord(given) && Array.isArray(given.lines) ? given.lines : [];
    const hash = toCartHash([shop.cart, lines.map((line) => Number(isRecord(line) && line.quantity))]);
    const before = memory.current().cart;
    if (before?.hash === hash) return;
    memory.update((history) => ({ ...history, cart: { hash, at: environment.now() } }));
    // The first cart of a visitor is no change: nothing is known of the one before.
    if (!before) return;
    withdrawInTabs('cartChanged');
    emit({ signal: 'cartChanged' });
  };

  return {
    context(patch) {
      if (destroyed) return;
      const before = shop.page?.['page.url'];
      // The page may hand over anything, and nothing here may throw into it.
      const parts: Record<string, unknown> = isRecord(patch) ? patch : {};
      for (const part of ['page', 'cart', 'visitor']) {
        if (!(part in parts)) continue;
        const given = parts[part];
        const { facts, mistakes } = toContext(part, given);
        for (const mistake of mistakes) tell(mistake);
        shop[part] = facts;
      }
      const after = shop.page?.['page.url'];
      if (before && after !== before) {
        stop();
        stop = listen();
      }
      if (isPayment(shop.page?.['page.type'])) withdraw();
      if (parts.cart) takeCart(parts.cart);
    },
    set(facts) {
      if (destroyed) return;
      const started = facts['chat.active'] && !chat['chat.active'];
      chat = { ...chat, ...facts };
      if (started) withdrawInTabs('chatStarted');
      if (chat['chat.open']) withdraw();
    },
    signal(name, data) {
      if (destroyed) return;
      withdrawInTabs(name);
      emit({ signal: 'custom', name, ...(data !== undefined && { data }) });
    },
    report(id, what) {
      if (destroyed) return;
      const isCurrent = current?.id === id;
      if (isCurrent && what === 'shown') return;
      if (isCurrent) current = undefined;
      memory.update((history) => record(history, { id, what, at: environment.now() }));
      tabs.share();
    },
    keep: (where) => memory.keep(where),
    async explain() {
      const { evaluate } = await explaining();
      await checked;
      return { problems: [...problems.values()], decisions: decisions.map((input) => evaluate(input).trace) };
    },
    destroy() {
      if (destroyed) return;
      destroyed = true;
      stop();
      withdraw();
      tabs.destroy();
    },
  };
}
