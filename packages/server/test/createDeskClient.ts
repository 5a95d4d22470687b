import {
  ChatError,
  type ConversationId,
  createClientId,
  type Message,
  type Part,
  type Person,
} from '@comptoir/transport';
import type { DeskRecorder } from '@comptoir/transport/conformance';
import {
  type DeskChat,
  type OperatorFrame,
  type OperatorRequest,
  parseServerToOperatorFrame,
  protocolVersion,
  type ServerToOperatorFrame,
} from '@comptoir/transport/wire';
import { WebSocket } from 'ws';

type Answer = Extract<ServerToOperatorFrame, { type: 'ok' }>;
type WithoutId<Request> = Request extends { id: string } ? Omit<Request, 'id'> : never;

/** An operator at a real desk: the operator protocol over one socket, everything seen recorded. */
export interface DeskClient {
  readonly operator: Person;
  /** Conversations that wait for anybody. */
  readonly waiting: () => readonly ConversationId[];
  say(conversation: ConversationId, parts: readonly Part[]): Promise<Message>;
  request(request: WithoutId<OperatorRequest>): Promise<Answer>;
  tell(frame: OperatorFrame): void;
  /** Hangs up and waits until the socket is gone. */
  close(): Promise<void>;
}

function recordChat({ seen }: DeskRecorder, { conversation, visitor, messages }: DeskChat): void {
  seen.chats.set(conversation.id, conversation);
  seen.visitors.set(conversation.id, visitor);
  const known = new Set(seen.messages.map(({ id }) => id));
  seen.messages.push(...messages.filter(({ id }) => !known.has(id)));
}

/** An edit takes the place of what it changes; anything else that comes twice is there twice. */
function recordMessage({ seen }: DeskRecorder, message: Message): void {
  const known = message.edited ? seen.messages.findIndex(({ id }) => id === message.id) : -1;
  if (known === -1) seen.messages.push(message);
  else seen.messages[known] = message;
}

function recordRemoval({ seen }: DeskRecorder, id: string): void {
  const known = seen.messages.findIndex((message) => message.id === id);
  if (known !== -1) seen.messages.splice(known, 1);
}

function record(recorder: DeskRecorder, frame: ServerToOperatorFrame): void {
  const { seen, changed } = recorder;
  if (frame.type === 'welcome') {
    for (const chat of frame.chats) recordChat(recorder, chat);
  } else if (frame.type === 'chat') recordChat(recorder, frame.chat);
  else if (frame.type === 'chatRemoved') seen.chats.delete(frame.conversation);
  else if (frame.type === 'message') recordMessage(recorder, frame.message);
  else if (frame.type === 'removed') recordRemoval(recorder, frame.id);
  else if (frame.type === 'typing') seen.typing.push(frame);
  else if (frame.type === 'context') seen.visitors.set(frame.conversation, frame);
  else if (frame.type === 'rated') seen.ratings.push(frame.rating);
  else if (frame.type === 'note') seen.notes.push(frame.note);
  changed();
}

/**
 * Signs nobody in: `cookie` comes from the server process. Resolves with the desk's welcome.
 *
 * @throws ChatError `sign_in_required` when the cookie is not taken.
 */
export async function createDeskClient(
  url: string,
  cookie: string,
  recorder: DeskRecorder,
): Promise<DeskClient> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/operator`, { headers: { cookie } });
  const pending = new Map<string, (frame: Answer | ChatError) => void>();
  let waiting: readonly ConversationId[] = [];
  let operator: Person = { id: '', name: '' };
  let count = 0;
  const tell = (frame: OperatorFrame) => socket.send(JSON.stringify(frame));

  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => tell({ type: 'hello', version: protocolVersion }));
    socket.once('error', reject);
    socket.once('unexpected-response', (_, response) => {
      reject(new ChatError('sign_in_required', { message: `desk: HTTP ${response.statusCode}` }));
    });
    socket.once('close', (code) =>
      reject(new ChatError('connection_lost', { message: `desk: closed, ${code}` })),
    );
    socket.on('message', (data) => {
      const frame = parseServerToOperatorFrame(String(data));
      if (frame === undefined) return;
      if (frame.type === 'welcome' || frame.type === 'queue') {
        waiting = frame.queue.map(({ conversation }) => conversation);
      }
      if (frame.type === 'ok') pending.get(frame.id)?.(frame);
      else if (frame.type === 'error') {
        const error = new ChatError(frame.code, frame);
        if (frame.id === undefined) reject(error);
        else pending.get(frame.id)?.(error);
      } else record(recorder, frame);
      if (frame.type !== 'welcome') return;
      operator = frame.operator;
      resolve();
    });
  });
  socket.on('error', () => socket.terminate());
  const gone = new Promise<void>((resolve) => {
    socket.once('close', () => {
      for (const settle of pending.values())
        settle(new ChatError('connection_lost', { message: 'desk: closed' }));
      resolve();
    });
  });

  function request(rest: WithoutId<OperatorRequest>): Promise<Answer> {
    const id = `d${++count}`;
    return new Promise((resolve, reject) => {
      pending.set(id, (answer) => {
        pending.delete(id);
        if (answer instanceof ChatError) reject(answer);
        else resolve(answer);
      });
      tell({ ...rest, id } as OperatorRequest);
    });
  }

  return {
    get operator() {
      return operator;
    },
    waiting: () => waiting,
    request,
    tell,
    async say(conversation, parts) {
      const answer = await request({ type: 'send', conversation, clientId: createClientId(), parts });
      if ('message' in answer) return answer.message;
      throw new TypeError(`an answer to send without a message: ${JSON.stringify(answer)}`);
    },
    close() {
      socket.close();
      return gone;
    },
  };
}
