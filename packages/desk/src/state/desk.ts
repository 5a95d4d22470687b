import type { ClientId, ConversationId, Form, MessageId } from '@comptoir/transport';
import type { QueueEntry } from '@comptoir/transport/wire';
import type { ReadableAtom } from 'nanostores';
import type { DeskConnection } from '../connection/deskConnection.js';
import type { ChatView, DeskState } from './deskState.js';
import type { DeskDialog, DeskNotice, DeskSession, FocusWish } from './deskUi.js';

/** The desk, headless: stores to read, verbs to call. Make it with `createDesk`. */
export interface Desk {
  readonly $session: ReadableAtom<DeskSession>;
  readonly $connection: ReadableAtom<DeskConnection>;
  readonly $state: ReadableAtom<DeskState>;
  readonly $chats: ReadableAtom<readonly ChatView[]>;
  readonly $queue: ReadableAtom<readonly QueueEntry[]>;
  /** Unread messages in all chats. */
  readonly $unread: ReadableAtom<number>;
  /** The chat that shortcuts mean and whose messages count as read. */
  readonly $active: ReadableAtom<ConversationId | undefined>;
  /** How many chats fit side by side: 4, 2 or 1. */
  readonly $columns: ReadableAtom<number>;
  /** The chats on screen. */
  readonly $visible: ReadableAtom<readonly ChatView[]>;
  readonly $focusWish: ReadableAtom<FocusWish | undefined>;
  readonly $drafts: ReadableAtom<Readonly<Record<ConversationId, string>>>;
  readonly $dialog: ReadableAtom<DeskDialog | undefined>;
  /** On a narrow screen: what is shown. */
  readonly $pane: ReadableAtom<'chats' | 'rail'>;
  readonly $sound: ReadableAtom<boolean>;
  /** Whether the system shows what is new; `undefined` where it cannot. */
  readonly $notifications: ReadableAtom<boolean | undefined>;
  readonly $notices: ReadableAtom<readonly DeskNotice[]>;
  /** The last thing worth telling a screen reader. */
  readonly $announcement: ReadableAtom<string>;
  /** The server's clock, once a second; milliseconds since the epoch. */
  readonly $now: ReadableAtom<number>;

  /** Looks whether somebody is signed in, and connects. */
  start(): Promise<void>;
  /** @throws ChatError as `Account.signIn` does. */
  signIn(login: string, password: string): Promise<void>;
  signOut(): Promise<void>;
  reconnect(): void;

  /** Sends the trimmed text and clears the draft; an empty text does nothing. */
  send(conversation: ConversationId, text: string): void;
  sendForm(conversation: ConversationId, form: Form): void;
  retry(clientId: ClientId): void;
  discard(clientId: ClientId): void;
  /** Keeps the draft across reloads and lets the visitor see typing. */
  setDraft(conversation: ConversationId, text: string): void;
  loadEarlier(conversation: ConversationId): Promise<void>;
  /** All of a conversation as plain text; `undefined`, with a notice, when it could not be had. */
  transcript(conversation: ConversationId): Promise<string | undefined>;
  /** Failures become notices. */
  end(conversation: ConversationId): Promise<void>;
  take(conversation: ConversationId): Promise<void>;
  /** Other words for one of our messages; false, with a notice, when it did not work. */
  edit(conversation: ConversationId, message: MessageId, text: string): Promise<boolean>;
  remove(conversation: ConversationId, message: MessageId): Promise<void>;
  /** Hands a chat to a colleague, by his id. */
  transfer(conversation: ConversationId, to: string): Promise<void>;
  /** Shuts the visitor out. */
  ban(conversation: ConversationId): Promise<void>;
  setStatus(status: 'available' | 'away'): Promise<void>;
  /** Puts an ended chat aside. */
  dismissChat(conversation: ConversationId): void;

  /** The operator is in this chat now. */
  activate(conversation: ConversationId): void;
  /** As `activate`, and moves the keyboard focus there. */
  focusChat(conversation: ConversationId): void;
  setColumns(columns: number): void;
  setPane(pane: 'chats' | 'rail'): void;
  openDialog(dialog: DeskDialog): void;
  closeDialog(): void;
  setSound(on: boolean): void;
  /** The first time the browser asks the operator; when it refuses, a notice says so. */
  setNotifications(on: boolean): Promise<void>;
  /** Rings once; resolves to whether the browser let it. */
  testSound(): Promise<boolean>;
  dismissNotice(id: number): void;
  /** Lets go of everything. */
  destroy(): void;
}
