import type { Conversation, ConversationId, Form, Message } from '../../model.js';
import type { MemoryCounter } from './backend.js';
import { type After, setTimer } from './createLink.js';
import { english } from './english.js';
import type { Script } from './script.js';

/** What the scripted operator says and how quickly. */
export interface ScriptedOperatorOptions {
  /** The timers. @default setTimeout */
  readonly after?: After;
  /** How long a visitor waits in the queue, in milliseconds. @default 900 */
  readonly pickUpMs?: number;
  /** How long a message is read before the answer is begun, in milliseconds. @default 600 */
  readonly thinkMs?: number;
  /** How long an answer is typed, in milliseconds. @default 1400 */
  readonly typeMs?: number;
  /** Offered with the greeting when the intent is `stylist`. @default none */
  readonly form?: Form;
  /** More languages, or other words, by base language. @default English and Russian */
  readonly scripts?: Readonly<Record<string, Script>>;
}

/**
 * Answers every conversation of a backend: greets, offers the questionnaire to those who want a stylist, says
 * something kind to the rest, and ends when the visitor says goodbye. Speaks `context.language`, else English.
 *
 * @returns how to make it stop; no timer is left then.
 */
export function scriptedOperator(backend: MemoryCounter, options: ScriptedOperatorOptions = {}): () => void {
  const { after = setTimer, pickUpMs = 900, thinkMs = 600, typeMs = 1400, form } = options;
  /** At most one timer per conversation: what this operator does next. */
  const next = new Map<ConversationId, () => void>();
  const answered = new Map<ConversationId, number>();
  const plan = (id: ConversationId, ms: number, step: () => void) => {
    next.get(id)?.();
    next.set(id, after(ms, step));
  };

  const scripts: Record<string, Script> = { en: english, ...options.scripts };
  let isLoading = false;

  const languageOf = (id: ConversationId) => backend.contextOf(id).language?.split('-')[0] ?? 'en';
  const scriptFor = (id: ConversationId) => scripts[languageOf(id)] ?? english;

  /** Whether he has the words; those that not everybody needs come with the first who does. */
  function isReady(id: ConversationId): boolean {
    if (languageOf(id) !== 'ru' || scripts.ru) return true;
    if (isLoading) return false;
    isLoading = true;
    import('./russian.js').then(
      ({ russian }) => {
        scripts.ru = russian;
      },
      () => {
        scripts.ru = english;
      },
    );
    return false;
  }

  function answer(message: Message, intent: string): void {
    const id = message.conversation;
    const script = scriptFor(id);
    const count = answered.get(id) ?? 0;
    answered.set(id, count + 1);
    const [part] = message.parts;
    const words = part?.kind === 'text' ? part.text.trim().toLowerCase() : '';
    const isOver = script.goodbyes.some((word) => words.startsWith(word));
    const has = (kind: string) => message.parts.some((part) => part.kind === kind);
    const offersForm = count === 0 && intent === 'stylist' && form !== undefined && !isOver;
    const text = isOver
      ? script.goodbye
      : has('formAnswers')
        ? script.form
        : has('file')
          ? script.file
          : count === 0
            ? (script.greetings[intent] ?? script.greetings.chat)
            : script.answers[(count - 1) % script.answers.length];
    backend.type(id, false);
    backend.say(id, [
      { kind: 'text', text: text ?? script.goodbye },
      ...(offersForm ? [{ kind: 'form', form } as const] : []),
    ]);
    if (isOver) plan(id, thinkMs, () => backend.end(id));
  }

  function hear(message: Message, intent: string): void {
    const id = message.conversation;
    plan(id, thinkMs, () => {
      backend.read(id, message.id);
      backend.type(id, true);
      plan(id, typeMs, () => answer(message, intent));
    });
  }

  const conversations = new Map<ConversationId, Conversation>();
  const latest = new Map<ConversationId, Message>();

  function pickUp(id: ConversationId): void {
    const message = latest.get(id);
    if (!isReady(id) || !backend.take(id)) plan(id, pickUpMs, () => pickUp(id));
    else if (message) hear(message, conversations.get(id)?.intent ?? 'chat');
  }

  const unwatch = backend.watch((event) => {
    if (event.type === 'message' && event.message.from === 'visitor') {
      const { message } = event;
      latest.set(message.conversation, message);
      const conversation = conversations.get(message.conversation);
      if (conversation?.phase === 'open') hear(message, conversation.intent);
    }
    if (event.type !== 'conversation') return;
    const { id, phase, intent } = event.conversation;
    const before = conversations.get(id);
    conversations.set(id, event.conversation);
    if (before?.intent !== intent) answered.delete(id);
    if (phase === 'queued' && before?.phase !== 'queued') {
      isReady(id);
      plan(id, pickUpMs, () => pickUp(id));
    }
    if (phase !== 'ended') return;
    next.get(id)?.();
    for (const map of [next, answered, conversations, latest]) map.delete(id);
  });

  return () => {
    unwatch();
    for (const stop of next.values()) stop();
    next.clear();
  };
}
