import { ChatError, type ClientId, type VisitorContext } from '@comptoir/transport';
import { browserEnvironment } from './browserEnvironment.js';
import { createReceiver } from './connection/createReceiver.js';
import { createSupervisor } from './connection/createSupervisor.js';
import { toHello } from './connection/toHello.js';
import { createLateVerbs } from './createLateVerbs.js';
import { createQuietly } from './createQuietly.js';
import { createReading } from './messages/createReading.js';
import { createComposing } from './outbox/createComposing.js';
import { createLateDelivery } from './outbox/createLateDelivery.js';
import { isRunning } from './outbox/outgoingIntent.js';
import type { ConnectionState, Session, SessionOptions } from './session.js';
import { createStateHolder } from './state/createStateHolder.js';
import { changeLog, receiveMessages } from './state/reduceEvent.js';
import { emptyState } from './state/sessionState.js';
import { createIdentity } from './storage/createIdentity.js';
import { createVault } from './storage/createVault.js';
import type { AskProof, Named } from './storage/proveHello.js';
import { createLateCompany } from './tabs/createLateCompany.js';

/**
 * Makes one visitor's session over one backend.
 *
 * Nothing happens before a verb is called, except that `consent: 'granted'` brings the draft and unsent
 * messages back, and `'denied'` removes what an earlier visit has stored.
 *
 * @throws TypeError when `transport` is not a transport.
 */
export function createSession(options: SessionOptions): Session {
  const { transport, namespace = 'default', environment = browserEnvironment() } = options;
  let { consent = 'on-open' } = options;
  if (typeof transport?.connect !== 'function') {
    throw new TypeError('transport: must be a Transport');
  }
  let context: VisitorContext = { ...options.context };
  /** How it stood with this page when another tab forgot its visitor; once used, it follows who is known next. */
  let left: ConnectionState['phase'] | false = false;
  let isDestroyed = false;
  let proof: AskProof | undefined;
  const vault = createVault(environment, namespace);
  const identity = createIdentity(vault, () => context.person?.id);
  const named: Named = { vault, isStranger: identity.isStranger, forget, start };
  const holder = createStateHolder(emptyState(transport.capabilities), vault, environment);
  const { get, update, stores } = holder;
  const { $draft, $tray } = stores;
  const quietly = createQuietly(environment);

  const supervisor = createSupervisor({
    transport,
    environment,
    hello: () => toHello(context, identity.token(), receiver.cursor()),
    onTokenRefused: () => {
      receiver.forget();
      identity.refuse();
    },
    prove: () => {
      const ask = proof;
      return (
        ask && (async (hello) => (await import('./storage/proveHello.js')).proveHello(hello, ask, named))
      );
    },
    onState: (connection) => {
      receiver.onState(connection);
      // All that this device keeps is of somebody who wants to be forgotten.
      if (connection.phase === 'closed' && connection.error?.code === 'visitor_deleted') forget();
    },
    onEvent: (event) => quietly(() => receiver.onEvent(event)),
  });
  const delivery = createLateDelivery({
    environment,
    namespace,
    vault,
    $tray,
    owner: identity.owner,
    live: supervisor.live,
    state: get,
    update,
    onStored: (message) => update(receiveMessages(get(), [message])),
    onBroken: supervisor.drop,
    onCleared: identity.save,
    onWaiting: follow,
    // Those who could not keep or show it before can now.
    onLoaded: () => $draft.notify($draft.get()),
    onDenied: (taken) => {
      withdraw(taken);
      quietly(() => options.onDenied?.());
    },
  });
  const company = createLateCompany(
    {
      environment,
      live: supervisor.live,
      restore: supervisor.restore,
      mask: delivery.mask,
      stores,
      state: get,
      update,
      name: `comptoir.${namespace}`,
      owner: identity.owner,
      isShared: consent !== 'denied',
      onForgotten: () => forget(true),
      onSeated: follow,
    },
    followOthers,
  );
  const reading = createReading({
    live: supervisor.live,
    state: get,
    onSeen: (upTo) => update(changeLog(get(), { type: 'marked', mark: 'seen', upTo })),
  });
  const composing = createComposing({
    now: environment.now,
    state: get,
    start: begin,
    change: (change) => {
      if (change.type === 'queued') company.still();
      delivery.change(change);
      delivery.pump();
    },
  });
  const {
    forgetPages,
    stop: stopVerbs,
    ...lateVerbs
  } = createLateVerbs({
    begin,
    live: supervisor.live,
    hurry: supervisor.hurry,
    $connection: stores.$connection,
    now: environment.now,
    state: get,
    due: stores.$ratingDue.get,
    onAnswered,
    onPage: (messages, earlier) => update(receiveMessages(get(), messages, 'paged', earlier)),
  });

  const receiver = createReceiver({
    environment,
    identity,
    reading,
    company,
    state: get,
    update,
    live: supervisor.live,
    drop: supervisor.drop,
    onAnew: forgetPages,
    onChange: delivery.pump,
  });

  function keepDraft(): void {
    if (vault.isOpen) vault.write('draft', delivery.mask($draft.get()) || undefined);
  }

  /** @param taken what another tab, in which it was said, sends for this one. */
  function withdraw(taken?: readonly ClientId[]): void {
    consent = 'denied';
    // From now on it is known here alone.
    identity.token();
    const isKept = vault.wipe();
    vault.isOpen = false;
    delivery.deny(isKept, taken);
  }

  function onAnswered(answered: string, conversation = get().conversation): void {
    vault.write('declined', answered);
    update({ answered, conversation });
  }

  function openVault(): void {
    if (consent === 'denied' || vault.isOpen) return;
    vault.isOpen = true;
    const { person } = context;
    const known = vault.read('person');
    if (person) {
      if (known !== undefined && known !== person.id) {
        forgetKept(vault.read('owner'));
      }
      vault.write('person', person.id);
    }
    if ($draft.get() === '') $draft.set(vault.read('draft') ?? '');
    else keepDraft();
    identity.open(environment.now());
    delivery.open();
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

  function begin(): void {
    if (isDestroyed) throw new ChatError('aborted', { message: 'the session is destroyed' });
    start();
  }

  /** Where another tab has forgotten the visitor of a page that was in use, it goes on as the next one. */
  function follow(): void {
    if (left && left !== 'idle') start();
  }

  /** Another tab may have forgotten this one's visitor, and keep another. */
  function followOthers(): void {
    if (identity.isStranger() && get().connection.phase !== 'idle') start();
  }

  /** Out of the back-forward cache: what the next page of this tab did, and what nobody could tell it meanwhile. */
  function comeBack(): void {
    if (identity.isGone()) forget(true);
    else if (vault.isOpen && !identity.isStranger()) {
      $draft.set(vault.read('draft') ?? '');
      delivery.open();
    }
  }

  /** Lets go of what is under way. */
  function halt(): void {
    receiver.stop();
    stopVerbs();
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
    const isAnother = (here: string | undefined, there: string | undefined): boolean =>
      here !== undefined && there !== undefined && here !== there;
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
    forgetPages();
    reading.reset();
    receiver.forget();
    context = { ...rest, ...next };
    if (isOthers) {
      vault.write('draft', undefined);
      vault.write('tray', undefined);
      delivery.forget(false);
    } else forgetKept(whose);
    identity.forget();
    vault.isOpen = false;
    holder.clear();
    $draft.set('');
    $tray.set([]);
    supervisor.reset();
    update({});
    if (consent === 'granted') openVault();
  }

  function tell(news: VisitorContext): void {
    context = { ...context, ...news };
    if (get().capabilities.context) quietly(() => supervisor.live()?.connection.context?.(news));
  }

  const stops = [
    $draft.listen(keepDraft),
    $tray.listen(delivery.keep),
    environment.onRest((reason) => reason === 'pagehide' && delivery.rest()),
    environment.onWake((reason) => {
      if (reason === 'pageshow') comeBack();
      followOthers();
      // Another tab may have rated or declined meanwhile.
      update({});
      delivery.look();
    }),
  ];
  if (consent === 'granted') openVault();
  if (consent === 'denied') withdraw();

  return {
    ...stores,
    ...composing,
    ...lateVerbs,
    start,
    typing: () => {
      if (vault.isOpen) delivery.fetch();
      company.touch();
    },
    markRead: reading.markAll,
    declineRating: () => {
      const due = stores.$ratingDue.get();
      if (due) onAnswered(due.id);
    },
    context: tell,
    reconnect: supervisor.hurry,
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
      const isOther = [context.person?.id, vault.read('person')].some(
        (known) => known !== undefined && known !== person.id,
      );
      const isUsed = get().connection.phase !== 'idle';
      if (isOther) forget(false, { person });
      left = false;
      tell({ person });
      vault.write('person', person.id);
      if (isOther && isUsed) start();
    },
    withdraw: () => {
      if (!isDestroyed && consent !== 'denied') withdraw();
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
      for (const stop of stops) stop();
      company.stop();
      supervisor.destroy();
    },
  };
}
