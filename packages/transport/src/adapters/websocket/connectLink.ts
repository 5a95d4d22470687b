import { ChatError, isChatError } from '../../errors.js';
import type { Message } from '../../model.js';
import { toJson } from '../../toJson.js';
import type { Connection, Hello, TransportEvent } from '../../transport.js';
import { parseServerFrame } from '../../wire/parseServerFrame.js';
import { requestId } from '../../wire/requestId.js';
import {
  protocolVersion,
  type ServerToVisitorFrame,
  type VisitorFrame,
  type WelcomeFrame,
} from '../../wire/visitorFrames.js';
import type { Late } from './createLate.js';
import { createPulse, type Pace } from './createPulse.js';
import { createVerbs } from './createVerbs.js';
import { fitContext } from './fitContext.js';
import type { Loose } from './Loose.js';
import type { OpenLink } from './link.js';
import { toAbsoluteFiles } from './toAbsoluteFiles.js';
import { toCloseError } from './toCloseError.js';
import type { Endpoints } from './toEndpoints.js';

/** What one attempt is made with. */
export interface ConnectSettings {
  readonly endpoints: Endpoints;
  readonly pace: Pace;
  readonly answerTimeoutMs: number;
  readonly welcomeMs: number;
}

/** Makes one attempt over one carrier: opens the link, says hello, and resolves with the welcome. */
export function connectLink(
  open: OpenLink,
  { endpoints, pace, answerTimeoutMs, welcomeMs }: ConnectSettings,
  hello: Hello,
  on: (event: TransportEvent) => void,
  signal: AbortSignal,
): Promise<Connection> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new ChatError('aborted'));
    let token = '';
    let welcomed = false;
    let deaf = false;
    let over = false;
    let late: Late | undefined;
    let complaint: ChatError | undefined;
    let settleClosed: (why: ChatError | undefined) => void;
    const closed = new Promise<ChatError | undefined>((settle) => {
      settleClosed = settle;
    });

    const pulse = createPulse(
      pace,
      () => late?.waiting() ?? 0,
      () => link.ping(),
      () => link.end(new ChatError('connection_lost', { message: 'silent' })),
    );
    const absolute = (message: Message): Message => toAbsoluteFiles(message, endpoints.base);
    const abort = (): void => link.end(new ChatError('aborted'));
    const settled = (): void => {
      clearTimeout(deadline);
      signal.removeEventListener('abort', abort);
    };

    /** What shares a segment with the welcome waits until the caller has the connection. */
    let handed: Promise<unknown> | undefined;
    function emit(event: TransportEvent): void {
      handed?.then(() => deliver(event));
    }

    function deliver(event: TransportEvent): void {
      try {
        if (!deaf) on(event);
      } catch (error) {
        // The listener's bug is the page's to see; the connection and its other calls go on.
        globalThis.reportError?.(error);
      }
    }

    function welcome({ type, version, token: session, ...frame }: WelcomeFrame): void {
      if (version !== protocolVersion) {
        link.end(new ChatError('version_unsupported', { message: `the server speaks ${version}` }));
        return;
      }
      settled();
      welcomed = true;
      handed = new Promise((resolve) => setTimeout(resolve));
      token = session;
      const { messages, capabilities: offered, ...rest } = frame;
      // A browser reports progress of a fetch only over HTTP/2, so none is promised.
      const capabilities = { ...offered, upload: offered.upload && { ...offered.upload, progress: false } };
      resolve({
        snapshot: { ...rest, session, messages: messages.map(absolute) },
        capabilities,
        closed,
        ...createVerbs(capabilities, ({ createLate }) => {
          if (!late) {
            late = createLate({
              capabilities,
              endpoints,
              answerTimeoutMs,
              absolute,
              token: () => token,
              post: link.post,
              asked: pulse.asked,
            });
            if (over) late.end();
          }
          return late;
        }),
        close() {
          deaf = true;
          link.end();
          return link.gone;
        },
      });
    }

    function take(frame: ServerToVisitorFrame): void {
      switch (frame.type) {
        case 'welcome':
          if (!welcomed) welcome(frame);
          break;
        case 'ok':
          late?.answer(frame);
          break;
        case 'error':
          if (welcomed && frame.id !== undefined) late?.answer(frame);
          else {
            complaint = new ChatError(frame.code, frame);
            complain(complaint);
          }
          break;
        case 'session':
          token = frame.token;
          emit({ type: 'session', session: token });
          break;
        case 'message':
          emit({ ...frame, message: absolute(frame.message) });
          break;
        case 'pong':
          break;
        default:
          emit(frame);
      }
    }

    /** An error tied to no call; before the welcome it is the answer to our hello. */
    function complain(error: ChatError): void {
      emit({ type: 'error', error });
      if (!welcomed) link.end(error);
    }

    function receive(text: string): void {
      try {
        const frame = parseServerFrame(text);
        if (frame) take(frame);
      } catch (error) {
        if (!isChatError(error)) throw error;
        late?.fail(requestId(text), error);
        complain(error);
      }
    }

    const { session, identity, cursor, context } = hello;
    const link = open({
      endpoints,
      cursor,
      onOpen() {
        pulse.heard();
        const frame: Loose<VisitorFrame> = {
          type: 'hello',
          version: protocolVersion,
          token: session,
          identity,
          cursor,
          context: context && fitContext(context),
        };
        link.post(toJson(frame));
      },
      onText(text) {
        pulse.heard();
        receive(text);
      },
      onOver(why, code) {
        const error = code === undefined ? why : toCloseError(code, welcomed, complaint);
        settled();
        pulse.stop();
        over = true;
        late?.end();
        settleClosed(error);
        reject(error ?? new ChatError('aborted'));
      },
    });
    const deadline = setTimeout(
      () => link.end(new ChatError('timeout', { message: 'no welcome' })),
      welcomeMs,
    );
    signal.addEventListener('abort', abort);
  });
}
