import { isChatError } from '@comptoir/transport';
import type { Wire } from '@comptoir/transport/fault-proxy';
import type { Tab } from './createTab.js';
import type { World } from './createWorld.js';
import type { Talk } from './operatorDeeds.js';
import type { Step } from './step.js';

const dayMs = 86_400_000;

/** Runs what may fail where there is nothing to do it to, or no way to the server. */
function quietly(work: Promise<unknown>): void {
  work.catch((error: unknown) => {
    if (!isChatError(error)) throw error;
  });
}

function answerFailed(world: World, tab: Tab, how: 'retry' | 'discard'): void {
  const { session, client } = tab;
  const stuck = session.$messages.get().find(({ status }) => status === 'failed' || status === 'uncertain');
  if (stuck?.clientId === undefined) return;
  const { clientId } = stuck;
  world.record({ type: how === 'retry' ? 'retried' : 'discarded', client, clientId });
  session[how](clientId);
}

type Does<Name extends Step['do']> = Step & { readonly do: Name };
type TabStep = Extract<Step, { readonly tab: number }>['do'];
type WireStep = Exclude<Step['do'], TabStep | 'open' | 'wipe' | 'switch' | 'clock' | 'kill' | 'wait'>;

/** The operator's work needs a conversation, and there may be none yet. */
function withTalk(work: (world: World, talk: Talk, pick: number) => void) {
  return (world: World, tab: Tab, step: { readonly tab: number }): void => {
    const talk = world.talkOf(tab);
    if (talk !== undefined) work(world, talk, step.tab);
  };
}

const atTab: {
  readonly [Name in TabStep]: (world: World, tab: Tab, step: Does<Name>) => void | Promise<void>;
} = {
  send: (world, tab) => world.send(tab),
  sendFile: (world, tab) => world.sendFile(tab),
  type: (world, { session }) => {
    session.$draft.set(world.words());
    session.typing();
  },
  markRead: (_, { session }) => session.markRead(),
  retry: (world, tab) => answerFailed(world, tab, 'retry'),
  discard: (world, tab) => answerFailed(world, tab, 'discard'),
  rate: (_, { session }) => quietly(session.rate({ score: 5 })),
  end: (_, { session }) => quietly(session.end()),
  loadEarlier: (_, { session }) => quietly(session.loadEarlier()),
  close: (world, tab) => world.closeTab(tab),
  reload: (world, tab) => void world.reloadTab(tab),
  hint: (_, tab, { reason }) => tab.wake(reason),
  hide: (_, tab, { reason }) => tab.rest(reason),
  say: withTalk(({ deeds, words }, talk) => deeds.say(talk, words())),
  edit: withTalk(({ deeds, words }, talk, pick) => deeds.edit(talk, pick, words())),
  remove: withTalk(({ deeds }, talk, pick) => deeds.remove(talk, pick)),
  operatorEnds: withTalk(({ deeds }, talk) => deeds.end(talk)),
  operatorTypes: withTalk(({ deeds }, talk) => deeds.type(talk)),
  operatorReads: withTalk(({ deeds }, talk) => deeds.read(talk)),
};

const onWire: { readonly [Name in WireStep]: (wire: Wire, step: Does<Name>) => void } = {
  cut: (wire) => wire.cut(),
  blackhole: (wire) => wire.blackhole(),
  refuse: (wire) => wire.refuse(),
  heal: (wire) => wire.heal(),
  hold: (wire, { direction }) => wire.hold(direction),
  cutAfter: (wire, { direction, bytes }) => wire.cutAfter(direction, bytes),
  swallow: (wire, { answer }) => wire.swallow(answer),
  delay: (wire, { ms }) => wire.delay(ms),
  slow: (wire, { bytesPerSecond }) => wire.rate(bytesPerSecond),
  answer: (wire, { status, times }) => wire.answer(status, { times }),
};

/** The same tables for the compiler, which cannot follow which step meets which row. */
type Acts<Of extends readonly unknown[]> = Readonly<
  Record<string, (...of: [...Of, never]) => void | Promise<void>>
>;

/** Does one step. What goes on in the background goes on; the next step may come in its middle. */
export async function perform(world: World, step: Step): Promise<void> {
  world.record({ type: 'noted', what: JSON.stringify(step) });
  if (step.do === 'wait') await new Promise((resolve) => setTimeout(resolve, step.ms));
  else if (step.do === 'open') world.openTab();
  else if (step.do === 'wipe') world.wipe();
  else if (step.do === 'switch') world.switchPerson();
  else if (step.do === 'clock') world.stepClock(step.days * dayMs);
  else if (step.do === 'kill') world.backend.kill(step.downMs);
  else if ('tab' in step) {
    const tab = world.tabs[step.tab % world.tabs.length];
    if (tab) await (atTab as Acts<[World, Tab]>)[step.do]?.(world, tab, step as never);
  } else await (onWire as Acts<[Wire]>)[step.do]?.(world.wire, step as never);
  // One turn of the loop: what can happen at once may happen between two steps, or not.
  await new Promise((resolve) => setImmediate(resolve));
}
