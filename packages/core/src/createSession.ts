import { browserEnvironment } from './browserEnvironment.js';
import { createReceiver } from './connection/createReceiver.js';
import { createSupervisor } from './connection/createSupervisor.js';
import { toHello } from './connection/toHello.js';
import { createLateVerbs } from './createLateVerbs.js';
import { createQuietly } from './createQuietly.js';
import { createReading } from './messages/createReading.js';
import { createComposing } from './outbox/createComposing.js';
import { createLateDelivery } from './outbox/createLateDelivery.js';
import type { Session, SessionOptions } from './session.js';
import { createStateHolder } from './state/createStateHolder.js';
import { changeLog, receiveMessages } from './state/reduceEvent.js';
import { emptyState } from './state/sessionState.js';
import { createIdentity } from './storage/createIdentity.js';
import { createVault } from './storage/createVault.js';
import { createLateCompany } from './tabs/createLateCompany.js';
import { createVisitor, type Visitor } from './visitor/createVisitor.js';

/**
 * Makes one visitor's session over one backend.
 *
 * Nothing happens before a verb is called, except that `consent: 'granted'` brings the draft and unsent
 * messages back, and `'denied'` removes what an earlier visit has stored.
 *
 * @throws TypeError when `transport` is not a transport, or `namespace` has a dot in it.
 */
export function createSession(options: SessionOptions): Session {
  const { transport, namespace = 'default', environment = browserEnvironment() } = options;
  if (typeof transport?.connect !== 'function') {
    throw new TypeError('transport: must be a Transport');
  }
  // Whoever wipes `a` would wipe `a.b` with it.
  if (namespace.includes('.')) throw new TypeError('namespace: must have no dot');
  const vault = createVault(environment, namespace);
  const identity = createIdentity(vault, () => visitor.known().person?.id);
  const holder = createStateHolder(emptyState(transport.capabilities), vault, environment);
  const { get, update, stores } = holder;
  const { $draft, $tray, $ratingDue } = stores;
  const quietly = createQuietly(environment);

  const supervisor = createSupervisor({
    transport,
    environment,
    hello: () => toHello(visitor.known(), identity.token(), receiver.cursor()),
    onTokenRefused: () => {
      receiver.forget();
      identity.refuse();
    },
    prove: () => visitor.prove(),
    onState: (connection) => {
      receiver.onState(connection);
      // A tab that was closed in mid-send has told nobody.
      if (connection.phase === 'online') delivery.look();
      // All that this device keeps is of somebody who wants to be forgotten.
      if (connection.phase === 'closed' && connection.error?.code === 'visitor_deleted') visitor.forget();
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
    onWaiting: () => visitor.follow(),
    // Those who could not keep or show it before can now.
    onLoaded: () => $draft.notify($draft.get()),
    onDenied: (taken) => {
      visitor.deny(taken);
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
      isShared: options.consent !== 'denied',
      onForgotten: () => visitor.forget(true),
      onSeated: () => visitor.follow(),
    },
    () => visitor.followOthers(),
  );
  const reading = createReading({
    live: supervisor.live,
    state: get,
    onSeen: (upTo) => update(changeLog(get(), { type: 'marked', mark: 'seen', upTo })),
  });
  const begin = () => visitor.begin();
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
  const { forgetPages, stop, ...lateVerbs } = createLateVerbs({
    begin,
    live: supervisor.live,
    hurry: supervisor.hurry,
    $connection: stores.$connection,
    now: environment.now,
    state: get,
    due: $ratingDue.get,
    onAnswered,
    onNoted: (noted) => update({ noted }),
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
  const visitor: Visitor = createVisitor({
    options,
    vault,
    identity,
    holder,
    supervisor,
    receiver,
    reading,
    delivery,
    company,
    verbs: { forgetPages, stop },
    now: environment.now,
    quietly,
  });

  function onAnswered(answered: string, conversation = get().conversation): void {
    vault.write('declined', answered);
    update({ answered, conversation });
  }

  const stops = [
    $draft.listen(visitor.keepDraft),
    $tray.listen(delivery.keep),
    environment.onRest((reason) => reason === 'pagehide' && delivery.rest()),
    environment.onWake((reason) => {
      if (reason === 'pageshow') visitor.comeBack();
      visitor.followOthers();
      // Another tab may have rated or declined meanwhile.
      update({});
      delivery.look();
    }),
  ];
  visitor.arrive();

  return {
    ...stores,
    ...composing,
    ...lateVerbs,
    start: visitor.start,
    typing: () => {
      if (vault.isOpen) delivery.fetch();
      company.touch();
    },
    markRead: reading.markAll,
    declineRating: () => {
      const due = $ratingDue.get();
      if (due) onAnswered(due.id);
    },
    context: visitor.context,
    reconnect: supervisor.hurry,
    identify: visitor.identify,
    withdraw: visitor.withdraw,
    reset: visitor.reset,
    destroy: () => {
      for (const stop of stops.splice(0)) stop();
      visitor.destroy();
    },
  };
}
