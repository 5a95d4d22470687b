import type { ChatMessage, ConnectionState, Session } from '@comptoir/core';
import type { Capabilities } from '@comptoir/transport';
import { memoryTransport } from '@comptoir/transport/memory';
import { atom } from 'nanostores';
import { say } from './samples.js';

type Stores = { -readonly [Key in keyof Session as Key extends `$${string}` ? Key : never]: Session[Key] };

/** What a gallery picture begins from; everything else is a fresh, online, idle session. */
export interface Seed {
  readonly messages?: readonly ChatMessage[];
  readonly capabilities?: Partial<Capabilities>;
  readonly stores?: { readonly [Key in keyof Stores]?: ReturnType<Stores[Key]['get']> };
  /** What these verbs do instead of succeeding at once. */
  readonly verbs?: Partial<Pick<Session, 'send' | 'upload' | 'rate' | 'leave' | 'end' | 'submit'>>;
}

const nothing = (): void => undefined;

/** A session that stands still in one state, for looking at. Tests of behaviour use a real one. */
export function seedSession({ messages = [], capabilities = {}, stores = {}, verbs = {} }: Seed): Session {
  const $draft = atom(stores.$draft ?? '');
  const $connection = atom<ConnectionState>(stores.$connection ?? { phase: 'online', resumed: false });
  const $messages = atom(messages);
  const $ratingDue = atom(stores.$ratingDue);
  const $noted = atom(stores.$noted);
  const change = (clientId: string, to?: Partial<ChatMessage>): void =>
    $messages.set(
      $messages
        .get()
        .flatMap((message) => (message.clientId !== clientId ? message : to ? { ...message, ...to } : [])),
    );
  return {
    $connection,
    $capabilities: atom({ ...memoryTransport().capabilities, ...capabilities }),
    $conversation: atom(stores.$conversation),
    $messages,
    $earlier: atom(stores.$earlier ?? false),
    $typing: atom(stores.$typing),
    $queue: atom(stores.$conversation?.queue),
    $availability: atom(stores.$availability ?? { online: true, intents: {} }),
    $unread: atom(0),
    $draft,
    $tray: atom(stores.$tray ?? []),
    $kept: atom(true),
    $intent: atom(stores.$intent ?? 'chat'),
    $ratingDue,
    $noted,
    start: nothing,
    send: (text) => {
      $messages.set([...$messages.get(), say('visitor', text, { status: 'pending' })]);
      return '';
    },
    retry: (clientId) => change(clientId, { status: 'pending' }),
    discard: (clientId) => change(clientId),
    typing: nothing,
    markRead: nothing,
    loadEarlier: () => Promise.resolve(false),
    upload: (file, name) =>
      Promise.resolve({ id: name, name, type: file.type, size: file.size, url: URL.createObjectURL(file) }),
    submit: () => '',
    rate: () => Promise.resolve(),
    declineRating: () => $ratingDue.set(undefined),
    end: () => Promise.resolve(),
    leave: async ({ contact }) => $noted.set(contact),
    context: nothing,
    reconnect: () => $connection.set({ phase: 'online', resumed: true }),
    identify: nothing,
    withdraw: () => undefined,
    reset: nothing,
    destroy: nothing,
    ...verbs,
  };
}
