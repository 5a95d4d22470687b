import { ChatError } from '../src/errors.js';
import type { TransportEvent } from '../src/transport.js';
import { broken, calledNotSent, type Fault, freshIds, had, reworded } from './broken.js';

/** Adapters as they are written in a hurry. */
export const faults: readonly Fault[] = [
  {
    name: 'a second send with one clientId is stored again',
    caught: ['#24', '#25', '#29', '#36'],
    wrap: freshIds,
  },
  {
    name: 'the stream comes newest first',
    caught: ['#23', '#46', '#52'],
    wrap: broken(() => ({
      on: (on) => {
        const waiting: TransportEvent[] = [];
        return (event) => {
          if (waiting.push(event) > 1) return;
          setTimeout(() => {
            for (const one of waiting.splice(0).reverse()) on(one);
          }, 5);
        };
      },
    })),
  },
  {
    name: 'pages overlap by one message',
    caught: ['#55', '#56'],
    wrap: broken(() => {
      let last: unknown;
      return {
        connection: ({ history }) => ({
          async history(query, call) {
            const page = await had(history)(query, call);
            const overlap = last as (typeof page.messages)[number] | undefined;
            last = page.messages[0];
            return query.before && overlap ? { ...page, messages: [...page.messages, overlap] } : page;
          },
        }),
      };
    }),
  },
  {
    name: 'the cursor is ignored',
    caught: ['#9', '#10', '#14'],
    wrap: (transport) => ({
      ...transport,
      connect: ({ cursor: _, ...hello }, on, signal) => transport.connect(hello, on, signal),
    }),
  },
  {
    name: 'a resume begins one message late',
    caught: ['#10', '#14'],
    wrap: broken(() => ({
      connection: ({ snapshot }) => ({ snapshot: { ...snapshot, messages: snapshot.messages.slice(1) } }),
    })),
  },
  {
    name: 'the echo is lost once the acknowledgement is there',
    caught: ['#22', '#23', '#37'],
    wrap: broken(() => {
      const acknowledged = new Set<string>();
      return {
        on: (on) => (event) => {
          setTimeout(() => {
            if (event.type !== 'message' || !acknowledged.has(event.message.id)) on(event);
          }, 5);
        },
        connection: ({ send }) => ({
          async send(message, call) {
            const sent = await send(message, call);
            acknowledged.add(sent.message.id);
            return sent;
          },
        }),
      };
    }),
  },
  {
    name: 'a listener that throws ends the connection',
    caught: ['#51'],
    wrap: broken(() => {
      let close: (() => Promise<void>) | undefined;
      return {
        on: (on) => (event) => {
          try {
            on(event);
          } catch (cause) {
            void close?.();
            throw cause;
          }
        },
        connection: (connection) => {
          close = connection.close;
          return {};
        },
      };
    }),
  },
  {
    name: 'events come before connect has resolved',
    caught: ['#1', '#22'],
    wrap: (transport) => ({
      ...transport,
      async connect(hello, on, signal) {
        const connection = await transport.connect(hello, on, signal);
        on({ type: 'availability', availability: connection.snapshot.availability });
        return connection;
      },
    }),
  },
  {
    name: 'events come after close',
    caught: ['#5'],
    wrap: broken(() => ({ connection: () => ({ close: async () => undefined }) })),
  },
  {
    name: 'what may have arrived is called not sent',
    caught: ['#25', '#29'],
    wrap: calledNotSent,
  },
  {
    name: 'a foreign cursor gives the newest page',
    caught: ['#60'],
    wrap: broken(() => ({
      connection: ({ history }) => ({
        history: (query, call) =>
          had(history)(query, call).catch(() => had(history)({ limit: query.limit }, call)),
      }),
    })),
  },
  {
    name: 'the time to wait is shortened',
    caught: ['#33'],
    wrap: broken(() => ({
      connection: ({ send }) => ({
        send: (message, call) =>
          send(message, call).catch(
            reworded(({ code, retryAfterMs = 0 }) => {
              return new ChatError(code, { outcome: 'not-sent', retryAfterMs: Math.min(retryAfterMs, 5000) });
            }),
          ),
      }),
    })),
  },
  {
    name: 'signals are ignored',
    caught: ['#31', '#73', '#L3'],
    wrap: broken(() => ({
      connection: ({ send, history, upload }) => ({
        send: (message) => send(message),
        ...(history && { history: (query) => history(query) }),
        ...(upload && { upload: (file) => upload(file) }),
      }),
    })),
  },
  {
    name: 'the first moments of the stream are missed',
    caught: ['#R1'],
    wrap: broken(() => {
      let deaf = true;
      return {
        on: (on) => (event) => {
          if (!deaf) on(event);
        },
        connection: () => {
          setTimeout(() => {
            deaf = false;
          }, 4);
          return {};
        },
      };
    }),
  },
  {
    name: 'texts are trimmed',
    caught: ['#43'],
    wrap: broken(() => ({
      connection: ({ send }) => ({
        send: (message, call) =>
          send(
            {
              ...message,
              parts: message.parts.map((part) =>
                part.kind === 'text' ? { ...part, text: part.text.trim() } : part,
              ),
            },
            call,
          ),
      }),
    })),
  },
  {
    name: 'other tabs never hear what was read',
    caught: ['#70'],
    wrap: broken(() => ({
      on: (on) => (event) => {
        if (event.type !== 'seen') on(event);
      },
    })),
  },
];
