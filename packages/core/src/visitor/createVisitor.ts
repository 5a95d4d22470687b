import { ChatError, type ClientId, type Hello, type VisitorContext } from '@comptoir/transport';
import type { Receiver } from '../connection/createReceiver.js';
import type { Supervisor } from '../connection/createSupervisor.js';
import type { OnDemand } from '../createOnDemand.js';
import type { Reading } from '../messages/createReading.js';
import type { LateDelivery } from '../outbox/createLateDelivery.js';
import { isRunning } from '../outbox/outgoingIntent.js';
import type { ConnectionState, Session, SessionOptions } from '../session.js';
import type { StateHolder } from '../state/createStateHolder.js';
import type { Identity } from '../storage/createIdentity.js';
import type { Vault } from '../storage/createVault.js';
import type { AskProof, Named } from '../storage/proveHello.js';
import type { LateCompany } from '../tabs/createLateCompany.js';

/** What the visitor is given: all that has to let go when he changes. */
export interface VisitorOptions {
  readonly options: SessionOptions;
  readonly vault: Vault;
  readonly identity: Identity;
  readonly holder: StateHolder;
  readonly supervisor: Supervisor;
  readonly receiver: Receiver;
  readonly reading: Reading;
  readonly delivery: LateDelivery;
  readonly company: LateCompany;
  readonly verbs: Pick<OnDemand, 'forgetPages' | 'stop'>;
  now(): number;
  quietly(run: () => void): void;
}

/** Who uses this page: he comes, says who he is, is forgotten, and is followed from tab to tab. */
export interface Visitor
  extends Pick<Session, 'context' | 'destroy' | 'identify' | 'reset' | 'start' | 'withdraw'> {
  /** What the operator is to know of him. */
  known(): VisitorContext;
  /** What puts the proof of who he is into a hello, where the page gives one. */
  prove(): ((hello: Hello) => Promise<Hello>) | undefined;
  /** What is kept is taken over at once, or wiped, where the page says so. */
  arrive(): void;
  /** @throws ChatError `aborted` once the session is destroyed. */
  begin(): void;
  /** @param taken what another tab, in which consent was denied, sends for this one. */
  deny(taken?: readonly ClientId[]): void;
  /** @param isTold another tab has wiped what is kept. */
  forget(isTold?: boolean): void;
  /** Where another tab has forgotten the visitor of a page that was in use, it goes on as the next one. */
  follow(): void;
  /** Another tab may have forgotten this one's visitor, and keep another. */
  followOthers(): void;
  /** Out of the back-forward cache: what the next page of this tab did, and what nobody could tell it meanwhile. */
  comeBack(): void;
  /** Keeps the draft of whoever may be kept. */
  keepDraft(): void;
}

/** Whether both are known, and are two. */
const isAnother = (here?: string, there?: string) => here && there && here !== there;

/** Makes the visitor, whom the page may have named already. */
export function createVisitor(given: VisitorOptions): Visitor {
  const { vault, identity, holder, supervisor, receiver, reading, delivery, company, verbs, quietly } = given;
  const { transport } = given.options;
  const { get, update, stores } = holder;
  const { $draft, $tray } = stores;
  let { consent } = given.options;
  let context: VisitorContext = { ...given.options.context };
  /** How it stood with this page when another tab forgot its visitor; once used, it follows who is known next. */
  let left: ConnectionState['phase'] | false = false;
  let isDestroyed = false;
  let proof: AskProof | undefined;
  const named: Named = { vault, isStranger: identity.isStranger, forget, start };

  function keepDraft(): void {
    if (vault.isOpen) vault.write('draft', delivery.mask($draft.get()) || undefined);
  }

  function deny(taken?: readonly ClientId[]): void {
    consent = 'denied';
    // From now on it is known here alone.
    identity.token();
    const isKept = vault.wipe();
    vault.isOpen = false;
    delivery.deny(isKept, taken);
  }

  function openVault(): void {
    if (consent === 'denied' || vault.isOpen) return;
    vault.isOpen = true;
    const { person } = context;
    if (isAnother(person?.id, vault.read('person'))) {
      forgetKept(vault.read('owner'));
      clearTab();
    }
    if (person) vault.write('person', person.id);
    identity.open(given.now());
    const owner = vault.read('owner');
    // The one before has signed out in another tab, where nothing of this one could be reached.
    if (isAnother(owner, vault.read('guest'))) clearTab();
    vault.write('guest', owner);
    if ($draft.get() === '') $draft.set(vault.read('draft') ?? '');
    else keepDraft();
    delivery.open();
  }

  /** Removes what this tab alone keeps of its visitor. */
  function clearTab(): void {
    vault.write('draft', undefined);
    vault.write('tray', undefined);
    vault.write('guest', undefined);
    quietly(() => given.options.onForgotten?.());
  }

  /** Removes what is kept of this visitor, also in the other tabs; or, here, of all. */
  function forgetKept(whose?: string): void {
    if (whose) company.tell({ type: 'forgotten', owner: whose });
    const isKept = vault.wipe();
    delivery.forget(isKept || whose !== undefined, whose);
  }

  function start(intent?: string): void {
    if (isDestroyed) return;
    if (identity.isStranger()) forget();
    left = false;
    openVault();
    if (intent !== undefined) {
      const { conversation } = get();
      const isServed = isRunning(conversation) && conversation.intent === intent;
      update({ chosen: isServed ? undefined : intent });
    }
    supervisor.start();
    delivery.pump();
  }

  /**
   * @param isTold another tab has wiped what is kept.
   * @param next who comes now: what is kept of anybody else is not taken over.
   */
  function forget(isTold = false, next?: VisitorContext): void {
    // Also a page that has not opened the chat may be the one that signs out.
    vault.isOpen = true;
    const { person, ...rest } = context;
    // What is kept now may be of the next visitor.
    const isOthers =
      isTold ||
      identity.isStranger() ||
      isAnother(person?.id, vault.read('person')) ||
      isAnother(named.subject, vault.read('subject'));
    left = isOthers ? get().connection.phase : false;
    const whose = identity.owner() || vault.read('owner');
    const token = identity.token();
    if (token && !isOthers) quietly(() => transport.signOut?.(token));
    named.subject = undefined;
    halt();
    verbs.forgetPages();
    reading.reset();
    receiver.forget();
    context = { ...rest, ...next };
    if (isOthers) {
      delivery.forget(false);
    } else forgetKept(whose);
    identity.forget();
    clearTab();
    vault.isOpen = false;
    holder.clear();
    $draft.set('');
    $tray.set([]);
    supervisor.reset();
    update({});
    if (consent === 'granted') openVault();
  }

  /** Lets go of what is under way. */
  function halt(): void {
    receiver.stop();
    verbs.stop();
  }

  function tell(news: VisitorContext): void {
    context = { ...context, ...news };
    if (get().capabilities.context) quietly(() => supervisor.live()?.connection.context?.(news));
  }

  return {
    start,
    deny,
    arrive: () => {
      if (consent === 'granted') openVault();
      if (consent === 'denied') deny();
    },
    forget,
    keepDraft,
    context: tell,
    known: () => context,
    prove: () => {
      const ask = proof;
      return (
        ask && (async (hello) => (await import('../storage/proveHello.js')).proveHello(hello, ask, named))
      );
    },
    begin: () => {
      if (isDestroyed) throw new ChatError('aborted', { message: 'the session is destroyed' });
      start();
    },
    follow: () => {
      if (left && left !== 'idle') start();
    },
    followOthers: () => {
      if (identity.isStranger() && get().connection.phase !== 'idle') start();
    },
    comeBack: () => {
      if (identity.isGone()) forget(true);
      else if (vault.isOpen && !identity.isStranger()) {
        $draft.set(vault.read('draft') ?? '');
        delivery.open();
      }
    },
    identify: (who) => {
      if (typeof who === 'function' || (who && 'token' in who)) {
        proof = typeof who === 'function' ? who : () => who.token;
        if (isDestroyed || get().connection.phase === 'idle') return;
        supervisor.reset();
        start();
        return;
      }
      const person = who;
      if (typeof person?.id !== 'string' || person.id === '') {
        throw new TypeError('person.id: must be a string that is not empty');
      }
      if (isDestroyed) return;
      const isOther = [context.person?.id, vault.read('person')].some((known) => isAnother(person.id, known));
      const isUsed = get().connection.phase !== 'idle';
      const isLeft = left && left !== 'idle';
      if (isOther) forget(false, { person });
      left = false;
      tell({ person });
      vault.write('person', person.id);
      if (isLeft || (isOther && isUsed)) start();
    },
    withdraw: () => {
      if (!isDestroyed && consent !== 'denied') deny();
    },
    reset: () => {
      proof = undefined;
      if (!isDestroyed && !left) forget();
    },
    destroy: () => {
      if (isDestroyed) return;
      isDestroyed = true;
      halt();
      delivery.destroy();
      company.stop();
      supervisor.destroy();
    },
  };
}
