import { browserEnvironment } from './browserEnvironment.js';
import { createMemory, type Keep } from './createMemory.js';
import { createTabs } from './createTabs.js';
import { decide } from './decide.js';
import type { TriggersEnvironment } from './environment.js';
import type { EvaluateInput } from './evaluateInput.js';
import type { Clock } from './gates.js';
import { eventsOf, type Happening, readHistory } from './history.js';
import { isPayment } from './isPayment.js';
import { isRecord } from './isRecord.js';
import { isSound } from './isSound.js';
import type { Prompt } from './prompt.js';
import { readSituation } from './readSituation.js';
import type { Problem, Rule, RuleSet } from './rules.js';
import type { ChatFacts, ShopContext } from './shopContext.js';
import { listensTo, type SignalEvent } from './signalEvent.js';
import { startSignals } from './startSignals.js';
import { toCartHash } from './toCartHash.js';
import { type ContextFacts, toContext } from './toContext.js';
import { toFacts } from './toFacts.js';
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
  /** The visitor has denied in another tab; from here on nothing is kept. */
  onDenied?(): void;
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
  report(id: string, what: Happening): void;
  /** Moves what is remembered when consent changes; the place before is wiped. */
  keep(where: Keep): void;
  /** Why prompts were shown or not; loads the explaining part on its first use. */
  explain(): Promise<Explanation>;
  /** Stops all listeners and timers and takes a prompt off the screen. Idempotent. */
  destroy(): void;
}

/** The wait for this tab's turn. */
interface Claim {
  /** Another tab was first. */
  lost?: boolean;
  /** Rules that an `unless` signal has called off meanwhile. */
  readonly withdrawn: string[];
}

const keptDecisions = 20;
// A message between two tabs takes a few milliseconds; a visitor does not notice fifty.
const claimMs = 50;
const explaining = () => import('./explaining.js');

/** Puts a rule file to work on this page. A wrong rule is left out and reported; nothing here throws into the page. */
export function createTriggers(options: TriggersOptions): Triggers {
  const environment = options.environment ?? browserEnvironment();
  const { now, window } = environment;
  const { document } = window;
  const key = `comptoir.${options.namespace ?? 'default'}.triggers`;
  const me = String(environment.random());
  const problems = new Map<string, Problem>();
  const decisions: EvaluateInput[] = [];
  const shop: Record<string, ContextFacts> = {};
  let set: RuleSet = { rules: [] };
  let chat: ChatFacts = {};
  let current: Rule | undefined;
  let pending: Claim | undefined;
  let destroyed = false;
  let clock: Clock | undefined;
  let stop = (): void => undefined;

  const tell = (problem: Problem): void => {
    // A page that repeats its mistake with every cart change is told once.
    const text = `${problem.path}: ${problem.message}`;
    if (destroyed || problems.has(text)) return;
    problems.set(text, problem);
    options.onProblem?.(problem);
  };
  const memory = createMemory(environment, key, options.keep ?? 'tab');
  const tabs = createTabs(
    environment,
    key,
    () => ({ from: me, shows: !!current, history: JSON.stringify(memory.note()) }),
    ({ from, history, claims, off }) => {
      const news = readHistory(history, now());
      if (news) memory.learn(news);
      if (off) callOff(off);
      // Of two that claim at once the smaller name wins on both sides; the winner repeats itself, because the
      // other may have been opened after it spoke.
      if (claims && pending && from < me) pending.lost = true;
      else if (claims && pending && !pending.lost) tabs.tell({ claims });
    },
    () => {
      memory.keep('memory');
      options.onDenied?.();
    },
  );

  const withdraw = (): void => {
    if (!current) return;
    const { id } = current;
    current = undefined;
    tabs.tell();
    options.onWithdraw(id);
  };
  const callOff = (off: string): void => {
    const isOff = ({ unless }: Rule): boolean | undefined =>
      unless?.some((signal) => ('name' in signal ? signal.name : signal.signal) === off);
    pending?.withdrawn.push(...set.rules.filter(isOff).map(({ id }) => id));
    if (current && isOff(current)) withdraw();
  };

  const look = (signal: SignalEvent, random: number, claim?: Claim): Rule | undefined => {
    if (destroyed) return undefined;
    const history = memory.note();
    const input: EvaluateInput = {
      set,
      signal,
      random,
      now: now(),
      history,
      facts: toFacts({ shop, chat, history, knowsVisitor: memory.knowsVisitor(), now: now(), document }),
      situation: {
        ...readSituation(document),
        onScreen: !!current || pending !== claim,
        otherTab: tabs.show() || !!claim?.lost,
      },
      withdrawn: claim?.withdrawn ?? [],
    };
    decisions.splice(0, decisions.push(input) - keptDecisions);
    return decide(input, clock);
  };
  const speak = async (signal: SignalEvent): Promise<void> => {
    const random = environment.random();
    if (!look(signal, random)) return;
    const claim: Claim = { withdrawn: [] };
    pending = claim;
    try {
      await environment.exclusive(key, async () => {
        tabs.tell({ claims: true });
        await new Promise<void>((resolve) => environment.after(claimMs, resolve));
        const winner = look(signal, random, claim);
        if (!winner) return;
        current = winner;
        memory.note([now(), 'shown', winner.id]);
        tabs.tell();
        options.onPrompt({ ruleId: winner.id, ...winner.then });
      });
    } finally {
      pending = undefined;
    }
  };
  const emit = (signal: SignalEvent): void => {
    if (!set.rules.some(({ when }) => listensTo(when, signal))) return;
    speak(signal).catch((error: unknown) => tell({ path: signal.signal, message: String(error) }));
  };
  const happen = (off: string, signal?: SignalEvent): void => {
    callOff(off);
    tabs.tell({ off });
    if (signal) emit(signal);
  };
  const listen = (): void => {
    stop();
    stop = startSignals(environment, set.rules, memory.note().startedAt, emit);
  };
  const use = (rules: RuleSet): void => {
    if (destroyed) return;
    set = rules;
    listen();
  };

  let checked: Promise<void> | undefined;
  if (isSound(options.rules)) use(options.rules);
  else
    checked = explaining().then(
      ({ parseRules, isInSchedule }) => {
        clock = isInSchedule;
        const parsed = parseRules(options.rules);
        parsed.problems.forEach(tell);
        use(parsed.set);
      },
      (error) => tell({ path: 'rules', message: String(error) }),
    );

  const takeCart = (given: unknown): void => {
    // Only what is in it counts: a title in another language is the same cart.
    const lines = isRecord(given) && Array.isArray(given.lines) ? given.lines : [];
    const hash = toCartHash([shop.cart, lines.map((line) => line?.quantity)]);
    const before = eventsOf(memory.note(), 'cart').at(-1);
    if (before?.[3] === hash) return;
    memory.note([now(), 'cart', '', hash]);
    // The first cart of a visitor is no change: nothing is known of the one before.
    if (before) happen('cartChanged', { signal: 'cartChanged' });
  };

  return {
    context(patch) {
      if (destroyed) return;
      const before = shop.page?.['page.url'];
      // The page may hand over anything, and nothing here may throw into it.
      const parts: Record<string, unknown> = isRecord(patch) ? patch : {};
      for (const part of ['page', 'cart', 'visitor']) {
        if (!(part in parts)) continue;
        const { facts, mistakes } = toContext(part, parts[part]);
        mistakes.forEach(tell);
        shop[part] = facts;
      }
      const { page } = shop;
      if (before && page?.['page.url'] !== before) listen();
      if (isPayment(page?.['page.type'])) withdraw();
      if (parts.cart) takeCart(parts.cart);
    },
    set(facts) {
      if (destroyed) return;
      const started = facts['chat.active'] && !chat['chat.active'];
      chat = { ...chat, ...facts };
      if (started) happen('chatStarted');
      if (chat['chat.open']) withdraw();
    },
    signal(name, data) {
      if (!destroyed) happen(name, { signal: 'custom', name, ...(data !== undefined && { data }) });
    },
    report(id, what) {
      const isCurrent = current?.id === id;
      if (destroyed || (isCurrent && what === 'shown')) return;
      if (isCurrent) current = undefined;
      memory.note([now(), what, id]);
      tabs.tell();
    },
    keep: memory.keep,
    async explain() {
      const { evaluate, parseRules } = await explaining();
      await checked;
      parseRules(options.rules).problems.forEach(tell);
      return { problems: [...problems.values()], decisions: decisions.map((input) => evaluate(input).trace) };
    },
    destroy() {
      if (destroyed) return;
      destroyed = true;
      stop();
      withdraw();
      tabs.close();
    },
  };
}
