import type { ConversationId, Part } from '@comptoir/transport';
import type { ServerToOperatorFrame } from '@comptoir/transport/wire';
import { atom, computed } from 'nanostores';
import { alertFor } from '../alerts/alertFor.js';
import { createBell } from '../alerts/createBell.js';
import type { Chime } from '../alerts/createChime.js';
import { createNotifier, type NotificationPort } from '../alerts/createNotifier.js';
import { notificationFor } from '../alerts/notificationFor.js';
import type { Account } from '../connection/createAccount.js';
import { createDeskClient } from '../connection/createDeskClient.js';
import { createTypingSignal } from '../connection/createTypingSignal.js';
import type { DeskConnection } from '../connection/deskConnection.js';
import type { DeskEnvironment } from '../connection/deskEnvironment.js';
import { texts } from '../texts.js';
import { announcementFor } from './announcementFor.js';
import { createAttempt } from './createAttempt.js';
import { createChanges } from './createChanges.js';
import { createClock } from './createClock.js';
import { createDrafts } from './createDrafts.js';
import { createHistory } from './createHistory.js';
import { createNotices } from './createNotices.js';
import { createReadMarks } from './createReadMarks.js';
import type { Desk } from './desk.js';
import type { DeskEvent } from './deskEvent.js';
import { type DeskState, emptyDesk } from './deskState.js';
import type { DeskDialog, DeskSession, FocusWish } from './deskUi.js';
import { heirOf } from './heirOf.js';
import { lostChats } from './lostChats.js';
import { reduceDesk } from './reduceDesk.js';
import { unreadCount } from './unreadCount.js';
import { visibleChats } from './visibleChats.js';

/** What {@link createDesk} is made of. */
export interface DeskOptions {
  readonly environment: DeskEnvironment;
  readonly account: Account;
  readonly chime: Chime;
  readonly notifications: NotificationPort;
  /** The validator of the wire. */
  parse(text: string): ServerToOperatorFrame | undefined;
}

/** The wire takes no longer list; more ended chats than these leave the desk with the next connection. */
const mostNamed = 100;

/** Whether somebody signed in here and did not sign out: spares a stranger's first visit a refused request. */
const signedInKey = 'comptoir.desk.signedIn';

/** Makes the desk: the only owner of its stores, its connection and its timers. */
export function createDesk({ environment, account, chime, notifications, parse }: DeskOptions): Desk {
  const $session = atom<DeskSession>({ phase: 'checking' });
  const $connection = atom<DeskConnection>({ phase: 'connecting', attempt: 1 });
  const $state = atom<DeskState>(emptyDesk);
  const $wanted = atom<ConversationId | undefined>(undefined);
  const $columns = atom(4);
  const $focusWish = atom<FocusWish | undefined>(undefined);
  const $dialog = atom<DeskDialog | undefined>(undefined);
  const $pane = atom<'chats' | 'rail'>('chats');
  const $announcement = atom('');
  const $focused = atom(environment.focused());
  const clock = createClock(environment);
  const drafts = createDrafts(environment.tab);
  const notices = createNotices();
  const bell = createBell(chime, environment.local);
  const notifier = createNotifier(notifications, environment.local, focusChat);
  const $chats = computed($state, (state) => state.chats);
  const $queue = computed($state, (state) => state.queue);
  const $unread = computed($chats, (chats) => chats.reduce((sum, chat) => sum + unreadCount(chat), 0));
  // What was wanted may be gone; then the first chat stands in, without taking the keyboard focus.
  const $active = computed([$chats, $wanted], (chats, wanted) =>
    chats.some((chat) => chat.conversation.id === wanted) ? wanted : chats[0]?.conversation.id,
  );
  const $visible = computed([$chats, $active, $columns], visibleChats);
  const $now = computed([clock.$local, $state], (now, state) => now + state.clockOffset);

  const attempt = createAttempt(notices.add);

  const client = createDeskClient({
    environment,
    parse,
    signedIn: () =>
      account.me().then(
        (someone) => someone !== undefined,
        () => 'unreachable' as const,
      ),
    ended: () =>
      $chats
        .get()
        .flatMap(({ conversation: { id, phase } }) => (phase === 'ended' ? [id] : []))
        .slice(-mostNamed),
    onConnection(connection) {
      const before = $connection.get();
      $connection.set(connection);
      if (connection.phase === 'waiting' && before.phase === 'online') {
        $announcement.set(texts.connection.lost);
      }
      if (connection.phase === 'online' && before.phase === 'connecting' && before.attempt > 1) {
        $announcement.set(texts.connection.back);
      }
      if (connection.phase === 'online') {
        marks.forget();
        markRead();
      }
      if (connection.phase !== 'closed') return;
      if (connection.reason === 'signed-out' || connection.reason === 'banned') leave(connection.reason);
    },
    onFrame: dispatch,
    onEcho: (reply) => dispatch({ type: 'echoed', reply }),
    onStored: (message) => dispatch({ type: 'message', message }),
    onFailed(clientId, code) {
      dispatch({ type: 'sendFailed', clientId, code });
      const shown = $chats.get().some((chat) => chat.messages.some((held) => held.clientId === clientId));
      if (!shown) notices.add(`${texts.log.failed}: ${texts.error(code)}`);
    },
    onProblem: () => notices.add(texts.problem),
  });
  const marks = createReadMarks({
    ask: (conversation, upTo) => client.request({ type: 'read', conversation, upTo }),
    onMarked: (conversation, upTo) => dispatch({ type: 'seen', conversation, upTo }),
  });
  const typing = createTypingSignal({ environment, emit: client.typing });

  function dispatch(event: DeskEvent): void {
    const before = $state.get();
    const after = reduceDesk(before, event, environment.now());
    if (event.type === 'error') notices.add(texts.error(event.code));
    if (after === before) return;
    const heir = heirOf(before, after, $active.get());
    $state.set(after);
    if (heir !== undefined) wishFocus(heir);
    const announcement = announcementFor(event, before);
    if (announcement !== undefined) $announcement.set(announcement);
    if (event.type === 'welcome' || event.type === 'chatRemoved') {
      for (const chat of lostChats(before, after)) notices.add(texts.chats.handedOver(chat.visitor.name));
    }
    const inView = $visible.get().map((chat) => chat.conversation.id);
    const alert = alertFor(event, before, { focused: $focused.get(), inView });
    if (alert !== undefined) {
      bell.ring(alert);
      const notification = notificationFor(event, alert, after);
      if (notification && !$focused.get()) notifier.tell(notification);
    }
    // What was taken away, or handed over, does not stay on the screen outside of the desk.
    if (event.type === 'removed' || event.type === 'chatRemoved') notifier.withdraw(event.conversation);
    markRead();
  }

  /** What the operator has in front of him counts as read. */
  function markRead(): void {
    if (!$focused.get() || $connection.get().phase !== 'online') return;
    const active = $active.get();
    marks.mark($chats.get().find((chat) => chat.conversation.id === active));
  }

  const chatOf = (conversation: ConversationId) =>
    $chats.get().find((held) => held.conversation.id === conversation);

  function wishFocus(conversation: ConversationId): void {
    $wanted.set(conversation);
    $focusWish.set({ conversation, turn: ($focusWish.get()?.turn ?? 0) + 1 });
  }

  function focusChat(conversation: ConversationId): void {
    $pane.set('chats');
    wishFocus(conversation);
    markRead();
  }

  function enter(): void {
    environment.local.set(signedInKey, 'yes');
    $session.set({ phase: 'signedIn' });
    client.start();
  }

  function leave(why?: 'signed-out' | 'banned'): void {
    environment.local.set(signedInKey, 'no');
    client.stop();
    typing.destroy();
    dispatch({ type: 'signedOut' });
    notifier.withdraw();
    $dialog.set(undefined);
    notices.clear();
    $session.set({ phase: 'signedOut', ...(why === undefined ? {} : { why }) });
  }

  function send(conversation: ConversationId, parts: readonly Part[]): void {
    typing.sent(conversation);
    client.send(conversation, parts);
  }

  const stops = [
    environment.onFocusChange(() => {
      $focused.set(environment.focused());
      if ($focused.get()) notifier.withdraw();
      markRead();
    }),
    clock.destroy,
  ];

  return {
    $session,
    $connection,
    $state,
    $chats,
    $queue,
    $unread,
    $active,
    $columns,
    $visible,
    $focusWish,
    $drafts: drafts.$drafts,
    $dialog,
    $pane,
    $sound: bell.$on,
    $notifications: notifier.$on,
    $notices: notices.$notices,
    $announcement,
    $now,

    async start() {
      if (environment.local.get(signedInKey) !== 'yes') {
        $session.set({ phase: 'signedOut' });
        return;
      }
      try {
        const someone = await account.me();
        if (someone === undefined) $session.set({ phase: 'signedOut' });
        else enter();
      } catch {
        // Unreachable, perhaps signed in: the connection's own banner and back-off say and settle which.
        enter();
      }
    },
    async signIn(login, password) {
      await account.signIn(login, password);
      enter();
    },
    async signOut() {
      if (!(await attempt(() => account.signOut()))) return;
      drafts.clear();
      leave();
    },
    reconnect: client.reconnect,

    send(conversation, text) {
      if (text.trim() === '') return;
      drafts.set(conversation, '');
      send(conversation, [{ kind: 'text', text: text.trim() }]);
    },
    sendForm: (conversation, form) => send(conversation, [{ kind: 'form', form }]),
    retry(clientId) {
      dispatch({ type: 'sendRetried', clientId });
      client.retry(clientId);
    },
    discard(clientId) {
      client.discard(clientId);
      dispatch({ type: 'sendDiscarded', clientId });
    },
    setDraft(conversation, text) {
      drafts.set(conversation, text);
      typing.typed(conversation, text);
    },
    ...createHistory({ client, attempt, dispatch, find: (id) => chatOf(id) }),
    async end(conversation) {
      await attempt(() => client.request({ type: 'end', conversation }));
    },
    async take(conversation) {
      const taken = await attempt(() => client.request({ type: 'take', conversation }));
      if (!taken) return;
      $pane.set('chats');
      wishFocus(conversation);
    },
    ...createChanges({ client, environment, attempt, dispatch, find: (id) => chatOf(id) }),
    async setStatus(status) {
      const changed = await attempt(() => client.request({ type: 'status', status }));
      if (changed) dispatch({ type: 'status', status });
    },
    dismissChat(conversation) {
      const chats = $chats.get();
      const index = chats.findIndex((chat) => chat.conversation.id === conversation);
      const neighbour = chats[index + 1] ?? chats[index - 1];
      dispatch({ type: 'chatDismissed', conversation });
      drafts.set(conversation, '');
      if (neighbour !== undefined) focusChat(neighbour.conversation.id);
    },

    activate(conversation) {
      if ($wanted.get() === conversation) return;
      $wanted.set(conversation);
      markRead();
    },
    focusChat,
    setColumns: (columns) => $columns.set(columns),
    setPane: (pane) => $pane.set(pane),
    openDialog: (dialog) => $dialog.set(dialog),
    closeDialog: () => $dialog.set(undefined),
    setSound: bell.switchTo,
    async setNotifications(on) {
      if (!(await notifier.switchTo(on))) notices.add(texts.header.notificationsBlocked);
    },
    testSound: () => chime.play('chat'),
    dismissNotice: notices.dismiss,
    destroy() {
      for (const stop of stops) stop();
      typing.destroy();
      client.stop();
      chime.destroy();
      notifier.withdraw();
    },
  };
}
