import { ChatError, isChatError } from '../../errors.js';
import type { Connection, Hello, TransportEvent } from '../../transport.js';
import { parseServerFrame } from '../../wire/parseServerFrame.js';
import { requestId } from '../../wire/requestId.js';
import { protocolVersion, type VisitorFrame, type WelcomeFrame } from '../../wire/visitorFrames.js';
import { createCalls } from './createCalls.js';
import { createVerbs } from './createVerbs.js';
import { fitContext } from './fitContext.js';
import type { Loose } from './Loose.js';
import { openLink } from './openLink.js';
import type { SocketConstructor } from './Socket.js';
import { toAbsoluteFiles } from './toAbsoluteFiles.js';
import { toCloseError } from './toCloseError.js';
import type { Endpoints } from './toEndpoints.js';
import { toEvent } from './toEvent.js';

/** What one attempt is made with. */
export interface ConnectSettings {
  readonly endpoints: Endpoints;
  readonly Socket: SocketConstructor;
  readonly heartbeatMs: number;
  readonly answerTimeoutMs: number;
}

/** Makes one attempt: opens the socket, says hello, and resolves with the welcome. */
export function connectWebsocket(
  { endpoints, Socket, heartbeatMs, answerTimeoutMs }: ConnectSettings,
  hello: Hello,
  on: (event: TransportEvent) => void,
  signal: AbortSignal,
): Promise<Connection> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new ChatError('aborted'));
    let token = '';
    let welcomed = false;
    let complaint: ChatError | undefined;
    /** Events between the welcome and the moment the caller has got the connection. */
    let early: TransportEvent[] | undefined;
    let deaf = false;
    let settleClosed: (why: ChatError | undefined) => void;
    const closed = new Promise<ChatError | undefined>((settle) => {
      settleClosed = settle;
    });

    const post = (frame: Loose<VisitorFrame>): boolean => link.post(JSON.stringify(frame));
    const calls = createCalls((text) => link.post(text), answerTimeoutMs);
    const abort = (): void => link.end(new ChatError('aborted'));
    const settled = (): void => {
      clearTimeout(deadline);
      signal.removeEventListener('abort', abort);
    };

    function emit(event: TransportEvent): void {
      if (deaf) return;
      if (early) {
        early.push(event);
        return;
      }
      try {
        on(event);
      } catch (error) {
        // The listener's bug is the page's to see; the connection and its other calls go on.
        globalThis.reportError?.(error);
      }
    }

    function welcome(frame: WelcomeFrame): void {
      if (frame.version !== protocolVersion) {
        link.end(new ChatError('version_unsupported', { message: `the server speaks ${frame.version}` }));
        return;
      }
      settled();
      welcomed = true;
      token = frame.token;
      early = [];
      const { type, version, token: session, messages, capabilities: offered, ...snapshot } = frame;
      // A browser reports progress of a fetch only over HTTP/2, so none is promised.
      const upload = offered.upload && { ...offered.upload, progress: false };
      const capabilities = { ...offered, upload };
      resolve({
        snapshot: {
          ...snapshot,
          session,
          messages: messages.map((message) => toAbsoluteFiles(message, endpoints.base)),
        },
        capabilities,
        closed,
        ...createVerbs({ capabilities, calls, endpoints, token: () => token, post }),
        close() {
          deaf = true;
          link.end();
          return link.gone;
        },
      });
      queueMicrotask(() => {
        const events = early ?? [];
        early = undefined;
        events.forEach(emit);
      });
    }

    function receive(text: string): void {
      try {
        const frame = parseServerFrame(text);
        if (!frame) return;
        if (!welcomed) {
          if (frame.type === 'welcome') welcome(frame);
          else if (frame.type === 'error') link.end(new ChatError(frame.code, frame));
          return;
        }
        if (frame.type === 'session') token = frame.token;
        if (frame.type === 'ok' || (frame.type === 'error' && frame.id !== undefined)) calls.answer(frame);
        else {
          const event = toEvent(frame, endpoints.base);
          if (event?.type === 'error') complaint = event.error;
          if (event) emit(event);
        }
      } catch (error) {
        if (!isChatError(error)) throw error;
        if (welcomed) {
          calls.fail(requestId(text) ?? '', error);
          emit({ type: 'error', error });
        } else link.end(error);
      }
    }

    const link = openLink({
      Socket,
      url: endpoints.socket,
      heartbeatMs,
      onOpen() {
        const { session, cursor, context } = hello;
        post({
          type: 'hello',
          version: protocolVersion,
          token: session,
          cursor,
          context: context && fitContext(context),
        });
      },
      onText: receive,
      onOver(why, code) {
        const error = code === undefined ? why : toCloseError(code, welcomed, complaint);
        settled();
        calls.end();
        settleClosed(error);
        reject(error ?? new ChatError('aborted'));
      },
    });
    const deadline = setTimeout(
      () => link.end(new ChatError('timeout', { message: 'the server did not say welcome' })),
      answerTimeoutMs,
    );
    signal.addEventListener('abort', abort);
  });
}
