import { createClientId } from '../src/createClientId.js';
import { ChatError } from '../src/errors.js';
import type { Message } from '../src/model.js';
import { broken, type Fault, had, reworded } from './broken.js';

/** Adapters that get sessions, files, changes and handovers wrong. */
export const serviceFaults: readonly Fault[] = [
  {
    name: 'removed messages stay',
    caught: ['#48', '#48b'],
    wrap: broken(() => ({
      on: (on) => (event) => {
        if (event.type !== 'removed') on(event);
      },
    })),
  },
  {
    name: 'an edited message keeps its old words',
    caught: ['#48', '#48b'],
    wrap: broken(() => {
      const seen = new Map<string, Message>();
      const first = (message: Message) => {
        if (!seen.has(message.id)) seen.set(message.id, message);
        return seen.get(message.id) ?? message;
      };
      return {
        on: (on) => (event) =>
          on(event.type === 'message' ? { ...event, message: first(event.message) } : event),
        connection: ({ snapshot }) => ({
          snapshot: { ...snapshot, messages: snapshot.messages.filter(({ edited }) => !edited) },
        }),
      };
    }),
  },
  {
    name: 'pages are counted instead of remembered',
    caught: ['#57', '#61'],
    wrap: broken(() => ({
      connection: ({ history }) => ({
        async history({ before = '0', limit }, call) {
          let page = await had(history)({ limit: 100 }, call);
          const log = [...page.messages];
          while (page.before !== undefined) {
            page = await had(history)({ before: page.before, limit: 100 }, call);
            log.unshift(...page.messages);
          }
          const end = log.length - Number(before);
          const messages = log.slice(Math.max(0, end - limit), end);
          return end > limit ? { messages, before: String(Number(before) + limit) } : { messages };
        },
      }),
    })),
  },
  {
    name: 'a bounce is taken for a lost connection',
    caught: ['#35'],
    wrap: broken(() => ({
      connection: ({ send }) => ({
        send: (message, call) =>
          send(message, call).catch(reworded(() => new ChatError('connection_lost', { outcome: 'unknown' }))),
      }),
    })),
  },
  {
    name: 'being shut out is taken for a lost connection',
    caught: ['#19'],
    wrap: broken(() => ({
      connection: ({ closed }) => ({ closed: closed.then(() => new ChatError('connection_lost')) }),
    })),
  },
  {
    name: 'who is not known becomes a new visitor without a word',
    caught: ['#16', '#17', '#18', '#20'],
    wrap: (transport) => ({
      ...transport,
      connect: (hello, on, signal) =>
        transport.connect(hello, on, signal).catch(() => transport.connect({}, on, signal)),
    }),
  },
  {
    name: 'order is told by the visitor’s clock',
    caught: ['#64'],
    wrap: broken(() => {
      const own = (message: Message) => ({ ...message, order: String(Date.now()) });
      return {
        on: (on) => (event) =>
          on(event.type === 'message' ? { ...event, message: own(event.message) } : event),
      };
    }),
  },
  {
    name: 'a retried upload is another file',
    caught: ['#74', '#78'],
    wrap: broken(() => ({
      connection: ({ upload }) => ({
        upload: (file, call) => had(upload)({ ...file, clientId: createClientId() }, call),
      }),
    })),
  },
  {
    name: 'a file is handed out as what its name says',
    caught: ['#76'],
    wrap: broken(() => ({
      connection: ({ upload }) => ({
        async upload(file, call) {
          const stored = await had(upload)(file, call);
          return file.name.endsWith('.svg') ? { ...stored, type: 'image/svg+xml' } : stored;
        },
      }),
    })),
  },
  {
    name: 'addresses of files are good for one connection',
    caught: ['#53'],
    wrap: broken(() => {
      const expired = (message: Message): Message => ({
        ...message,
        parts: message.parts.map((part) =>
          part.kind === 'file' ? { ...part, file: { ...part.file, url: 'data:,expired' } } : part,
        ),
      });
      return {
        connection: ({ history }) => ({
          async history(query, call) {
            const page = await had(history)(query, call);
            return { ...page, messages: page.messages.map(expired) };
          },
        }),
      };
    }),
  },
  {
    name: 'who serves the visitor is told once',
    caught: ['#82', '#90'],
    wrap: broken(() => {
      let isServed = false;
      return {
        on: (on) => (event) => {
          if (event.type === 'conversation' && isServed) return;
          if (event.type === 'conversation') isServed = event.conversation.phase === 'open';
          on(event);
        },
      };
    }),
  },
  {
    name: 'a bot passes for an operator',
    caught: ['#89'],
    wrap: broken(() => ({
      on: (on) => (event) => {
        if (event.type !== 'message' || event.message.from !== 'bot') return on(event);
        on({ ...event, message: { ...event.message, from: 'operator' } });
      },
    })),
  },
];
