import { type Consent, createSession, type Session } from '@comptoir/core';
import type { Transport } from '@comptoir/transport';
import type { Counter, Seat, Told } from '../launcher/parts.js';
import { announce } from './announce.js';
import { badgeBar } from './badgeBar.js';
import { pageContext } from './pageContext.js';

/** Opens a session, ties it to the bar and to the counter's events, and carries out what it is told. */
export function seatVisitor(counter: Counter, transport: Transport): Seat {
  const { options, language, events, chat } = counter;
  let consent = counter.consent();
  let session: Session | undefined;
  let stops: (() => void)[] = [];

  const open = (): Session => {
    const made = createSession({
      transport,
      consent,
      namespace: options.namespace ?? 'default',
      context: pageContext(language, options.context),
      onDenied: counter.onDenied,
      onForgotten() {
        counter.wipe('form.');
        counter.renew?.();
      },
    });
    stops = [announce(made, events), badgeBar(counter, made)];
    return made;
  };
  const leave = (): void => {
    for (const stop of stops) stop();
    session?.destroy();
  };
  const changeConsent = (to: Consent, current: Session): void => {
    consent = to;
    if (to === 'denied') current.withdraw();
    // More than before takes effect with the next session: this one's conversation goes on.
    if (to === 'denied' || current.$connection.get().phase !== 'idle') return;
    leave();
    session = open();
  };
  const carryOut = (told: Told, current: Session): unknown => {
    switch (told[0]) {
      case 'start':
        return current.start(told[1]);
      case 'end':
        return current.end();
      case 'identify':
        return current.identify(told[1]);
      case 'context':
        return current.context(pageContext(language, told[1]));
      case 'consent':
        return changeConsent(told[1], current);
      case 'reset':
        chat.close();
        return current.reset();
      default:
        return undefined;
    }
  };
  const held: Told[] = [];
  const take = async (told: Told): Promise<void> => {
    try {
      if (session) await carryOut(told, session);
      else if (told[0] === 'consent') consent = told[1];
      else held.push(told);
    } catch (cause) {
      events.report('call_failed', told[0], cause);
    }
  };
  counter.join(take);
  const seated = open();
  session = seated;
  held.forEach(take);

  return {
    get session() {
      return session ?? seated;
    },
    state: () => {
      const { $unread, $connection, $conversation } = session ?? seated;
      return { unread: $unread.get(), connection: $connection.get(), conversation: $conversation.get() };
    },
    intent() {
      const { $ratingDue, $conversation } = session ?? seated;
      const running = $conversation.get();
      return ($ratingDue.get() ?? (running?.phase === 'ended' ? undefined : running))?.intent;
    },
    destroy: leave,
  };
}
