// @vitest-environment happy-dom
import { ChatError, type Transport, type TransportEvent } from '@comptoir/transport';
import { fireEvent } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type OpenPanelOptions, openPanel } from '../../test/openPanel.js';
import { icon } from '../launcher/icon.js';

type Bench = Awaited<ReturnType<typeof openPanel>>;
let bench: Bench;
const open = async (options?: OpenPanelOptions): Promise<Bench> => {
  bench = await openPanel(options);
  return bench;
};
afterEach(() => bench.destroy());

/** Lets a test decide what sending answers. */
function failing(send: (call: number) => ChatError | undefined, dedupe?: 'none') {
  let calls = 0;
  return (transport: Transport): Transport => {
    const capabilities = { ...transport.capabilities, ...(dedupe ? { dedupe } : {}) };
    return {
      ...transport,
      capabilities,
      connect: async (...given) => {
        const connection = await transport.connect(...given);
        return {
          ...connection,
          capabilities,
          send: (message, call) => {
            const error = send(calls++);
            return error ? Promise.reject(error) : connection.send(message, call);
          },
        };
      },
    };
  };
}

describe('talking', () => {
  it('greets by intent before anybody wrote', async () => {
    const { screen, container } = await open({ intent: 'stylist' });
    screen.getByText(/a stylist will help you choose/);
    screen.getByRole('heading', { name: 'Ask a stylist' });
    const drawing = container.querySelector('.p-face path')?.getAttribute('d');
    expect(drawing).toBe(icon('stylist').firstElementChild?.getAttribute('d'));
  });

  it('speaks the shop’s own greeting and label', async () => {
    const { screen } = await open({
      intent: 'fit',
      intents: [{ id: 'fit', label: { en: 'Fitting room' }, greeting: 'Which size?' }],
    });
    screen.getByText('Which size?');
    screen.getByRole('heading', { name: 'Fitting room' });
  });

  it('sends by Enter, shows the message once and says how far it has come', async () => {
    const { screen, write, field, container } = await open();
    await bench.write('Hello there');
    expect(await screen.findAllByText('Hello there')).toHaveLength(1);
    expect(field.value).toBe('');
    await screen.findByText('Delivered');
    expect(container.querySelector('.p-own')?.textContent).toContain('You: ');
    expect(write).toBeTypeOf('function');
  });

  it('puts a line break by Shift+Enter and leaves Enter to an input method', async () => {
    const { field, user, stored } = await open();
    await user.click(field);
    await user.keyboard('one{Shift>}{Enter}{/Shift}two');
    expect(field.value).toBe('one\ntwo');
    fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
    fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 });
    expect(field.value).toBe('one\ntwo');
    expect(stored).toHaveLength(0);
  });

  it('shows other words and says that they are, and leaves of what was removed the place', async () => {
    const { screen, backend, container } = await open();
    const conversation = await bench.write('Hi');
    const said = backend.say(conversation, [{ kind: 'text', text: 'good dya' }]);
    const gone = backend.say(conversation, [{ kind: 'text', text: 'wrong window' }]);
    await screen.findByText('wrong window');
    expect(screen.queryByText('Edited')).toBeNull();
    backend.edit(conversation, said.id, [{ kind: 'text', text: 'good day' }]);
    await screen.findByText('good day');
    expect(screen.queryByText('good dya')).toBeNull();
    expect(screen.getByText(/Edited$/).closest('p')).toHaveProperty('className', 'p-meta');
    const rows = container.querySelectorAll('.p-row').length;
    backend.remove(conversation, gone.id);
    await vi.waitFor(() => expect(screen.queryByText('wrong window')).toBeNull());
    expect(container.querySelectorAll('.p-row')).toHaveLength(rows);
    expect(screen.getByText('Message removed').closest('.p-row')?.textContent).toBe('Message removed');
  });

  it('shows the operator’s answer, name and typing', async () => {
    const { screen, backend } = await open({ backend: { operators: [{ id: 'a', name: 'Anna Berger' }] } });
    const conversation = await bench.write('Hi');
    await screen.findByRole('heading', { name: 'Anna Berger' });
    await screen.findByText('Anna Berger has joined');
    backend.type(conversation, true);
    await screen.findByText('Anna Berger is typing');
    backend.say(conversation, [{ kind: 'text', text: 'Welcome' }]);
    const words = await screen.findByText('Welcome');
    expect(words.closest('[role=log]')).not.toBeNull();
    expect(words.closest('.p-other')?.textContent).toContain('Anna Berger: ');
  });

  it('marks what is shown as read', async () => {
    const { session, backend } = await open();
    const conversation = await bench.write('Hi');
    const answer = backend.say(conversation, [{ kind: 'text', text: 'Welcome' }]);
    await vi.waitFor(() => expect(session.$messages.get().at(-1)?.id).toBe(answer.id));
    await vi.waitFor(() => expect(session.$unread.get()).toBe(0));
  });

  it('keeps the draft when the window is closed and opened', async () => {
    const { field, user } = await open();
    await user.click(field);
    await user.keyboard('half a thou');
    await bench.reopen();
    expect(bench.field.value).toBe('half a thou');
  });

  it('tells the room that is left near the limit, and refuses beyond it', async () => {
    const { screen, session, field, stored } = await open();
    session.$draft.set('x'.repeat(3_990));
    await screen.findByText('10 characters left');
    session.$draft.set('x'.repeat(4_001));
    await screen.findByText('The text is too long. Shorten it.');
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(session.$draft.get()).toHaveLength(4_001);
    expect(stored).toHaveLength(0);
  });
});

describe('what goes wrong', () => {
  it('says why a message was not sent, and sends it again', async () => {
    const { screen, user, stored, session } = await open({
      wrap: failing((call) => (call === 0 ? new ChatError('bad_value', { outcome: 'not-sent' }) : undefined)),
    });
    session.send('Will it arrive?');
    await screen.findByText(/Not sent\. That did not work\./);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await vi.waitFor(() => expect(stored.map((message) => message.text)).toContain('Will it arrive?'));
    await vi.waitFor(() => expect(screen.queryByText(/Not sent/)).toBeNull());
  });

  it('says that a message may have arrived, and sends it again only when asked', async () => {
    let calls = 0;
    const { screen, user, stored, session } = await open({
      wrap: failing(
        () => (calls++ === 0 ? new ChatError('timeout', { outcome: 'unknown' }) : undefined),
        'none',
      ),
    });
    session.send('Did you get it?');
    await screen.findByText(/Perhaps not sent\./);
    expect(calls).toBe(1);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await vi.waitFor(() => expect(stored.map((message) => message.text)).toContain('Did you get it?'));
    await vi.waitFor(() => expect(screen.queryByText(/Perhaps not sent/)).toBeNull());
    expect(calls).toBe(2);
  });

  it('removes a message that was not sent and gives the focus back', async () => {
    const { screen, user, session, field, container } = await open({
      wrap: failing(() => new ChatError('bad_value', { outcome: 'not-sent' })),
    });
    session.send('Never');
    await user.click(await screen.findByRole('button', { name: 'Remove' }));
    await vi.waitFor(() => expect(screen.queryByText('Never')).toBeNull());
    expect((container.getRootNode() as ShadowRoot).activeElement).toBe(field);
  });

  it('never shows an error’s own message', async () => {
    const { session, screen, container } = await open({
      wrap: failing(
        () => new ChatError('bad_value', { message: 'SQLITE_BUSY in line 7', outcome: 'not-sent' }),
      ),
    });
    session.send('Hi');
    await screen.findByText(/That did not work/);
    expect(container.textContent).not.toContain('SQLITE');
  });

  it('shows the outage with a countdown that is not announced, and tries at once when asked', async () => {
    const { screen, backend, user, session } = await open();
    await bench.write('Hi');
    const reconnect = vi.spyOn(session, 'reconnect');
    backend.forget = () => undefined;
    const original = backend.attach;
    backend.attach = () => {
      throw new ChatError('connection_failed');
    };
    backend.cut(new ChatError('connection_lost'));
    const words = await screen.findByText('No connection.', { exact: false }, { timeout: 5_000 });
    expect(words.getAttribute('role')).toBe('status');
    await vi.waitFor(() =>
      expect(words.querySelector('[aria-hidden]')?.textContent).toMatch(/Trying again in/),
    );
    backend.attach = original;
    await user.click(screen.getByRole('button', { name: 'Try now' }));
    expect(reconnect).toHaveBeenCalled();
    await vi.waitFor(() => expect(screen.queryByText(/No connection/)).toBeNull());
  });
});

describe('around the conversation', () => {
  it('tells the place in the queue', async () => {
    const { screen } = await open({
      backend: { operators: [{ id: 'a', name: 'Anna', intents: ['stylist'] }] },
    });
    await bench.write('Hi');
    const words = await screen.findByText(/You are number 1\./);
    expect(words.getAttribute('role')).toBe('status');
  });

  it.each([
    [true, 'You are number 1. About 3 minutes.'],
    // Beside “Nobody is here” both would be promises.
    [false, ''],
  ])('tells place and time only while somebody is there: %s', async (here, said) => {
    const waitsThreeMinutes = (event: TransportEvent): TransportEvent => {
      if (event.type === 'availability')
        return { ...event, availability: { online: here, intents: { chat: here } } };
      if (event.type !== 'conversation') return event;
      return {
        type: 'conversation',
        conversation: { ...event.conversation, queue: { position: 1, waitSeconds: 180 } },
      };
    };
    const { screen } = await open({
      backend: { operators: [{ id: 'a', name: 'Anna', intents: ['stylist'] }] },
      wrap: (transport) => ({
        ...transport,
        async connect(hello, on, signal) {
          const connection = await transport.connect(hello, (event) => on(waitsThreeMinutes(event)), signal);
          const availability = { online: here, intents: { chat: here } };
          return { ...connection, snapshot: { ...connection.snapshot, availability } };
        },
      }),
    });
    await bench.write('Hi');
    await vi.waitFor(() =>
      expect(screen.getAllByRole('status').map((line) => line.textContent)).toContain(said),
    );
  });

  it('ends only after a second question', async () => {
    const { screen, user, conversations } = await open();
    const conversation = await bench.write('Hi');
    await user.click(await screen.findByRole('button', { name: 'End' }));
    await user.click(screen.getByRole('button', { name: 'Keep talking' }));
    expect(conversations.get(conversation)?.phase).toBe('open');
    await user.click(screen.getByRole('button', { name: 'End' }));
    await user.click(screen.getByRole('button', { name: 'Yes, end it' }));
    await vi.waitFor(() => expect(conversations.get(conversation)?.phase).toBe('ended'));
    await screen.findByText('The conversation is over', { selector: 'li p' });
  });

  it('ends once, however often it is pressed, and says why it could not until it is tried again', async () => {
    const refusals: ((error: Error) => void)[] = [];
    const { screen, user } = await open({
      wrap: (transport) => ({
        ...transport,
        async connect(hello, on, signal) {
          const connection = await transport.connect(hello, on, signal);
          return { ...connection, end: () => new Promise((_, reject) => refusals.push(reject)) };
        },
      }),
    });
    await bench.write('Hi');
    await user.click(await screen.findByRole('button', { name: 'End' }));
    const yes = screen.getByRole('button', { name: 'Yes, end it' });
    await user.click(yes);
    await user.click(yes);
    await vi.waitFor(() => expect(refusals).not.toEqual([]));
    refusals[0]?.(new ChatError('server_failed'));
    const question = screen.getByRole('group', { name: 'End this conversation?' }).firstElementChild;
    await vi.waitFor(() => expect(question?.textContent).toBe('The connection failed.'));
    await vi.waitFor(() => expect(yes.getAttribute('aria-disabled')).toBe('false'));
    await user.click(yes);
    expect(question?.textContent).toBe('End this conversation?');
    await vi.waitFor(() => expect(refusals.length).toBe(2));
  });

  it('says where the next message goes after another button, and takes it back', async () => {
    const { screen, user, session, $intent } = await open();
    await bench.write('Hi');
    await vi.waitFor(() => expect(session.$conversation.get()?.phase).toBe('open'));
    $intent.set('stylist');
    await user.click(await screen.findByRole('button', { name: 'Ask a stylist instead' }));
    await screen.findByText('Your next message goes to a stylist.');
    expect(session.$intent.get()).toBe('stylist');
    await user.click(screen.getByRole('button', { name: 'Stay here' }));
    expect(session.$intent.get()).toBe('chat');
    screen.getByText('You are talking to Anna.');
  });

  it('tells the truth when nobody is there, takes a note and lets writing go on', async () => {
    const { screen, backend, user, field } = await open();
    const notes: unknown[] = [];
    backend.watch((event) => event.type === 'note' && notes.push(event.note));
    backend.setOnline(false);
    await user.click(await screen.findByRole('button', { name: 'Leave a note' }));
    await user.click(await screen.findByRole('button', { name: 'Send the note' }));
    await screen.findByText('Please fill in both.');
    await user.type(screen.getByLabelText('E-mail or telephone'), 'me@example.org');
    await user.type(screen.getByLabelText('Your question'), 'Is it linen?');
    await user.click(screen.getByRole('button', { name: 'Send the note' }));
    await screen.findByText('Thank you. We will answer to me@example.org.');
    expect(notes).toMatchObject([{ contact: 'me@example.org', text: 'Is it linen?', intent: 'chat' }]);
    expect(field.disabled).toBe(false);
  });

  it('sends an answer that was offered, once, and only while it is the newest', async () => {
    const { screen, user, stored } = await open();
    const conversation = await bench.write('Hi');
    bench.say(conversation, [{ kind: 'choices', options: [{ value: 'm', label: { en: 'Size M' } }] }]);
    await user.click(await screen.findByRole('button', { name: 'Size M' }));
    await vi.waitFor(() => expect(stored.at(-1)?.text).toBe('Size M'));
    expect(screen.queryByRole('button', { name: 'Size M' })).toBeNull();
  });

  it('uploads a pasted file and sends it with the text', async () => {
    const { screen, user, field, stored, container } = await open();
    await bench.write('Hi');
    const file = new File(['%PDF'], 'receipt.pdf', { type: 'application/pdf' });
    fireEvent.paste(field, { clipboardData: { files: [file] } });
    await screen.findByText('receipt.pdf');
    await vi.waitFor(() => expect(container.querySelector('.p-uploads progress')).toBeNull());
    await user.click(field);
    await user.keyboard('Here it is');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    await vi.waitFor(() => expect(stored.at(-1)?.parts.map((part) => part.kind)).toEqual(['text', 'file']));
    await vi.waitFor(() => expect(container.querySelector('.p-uploads')).toBeNull());
  });

  it('sends a file whose upload is still on its way, as one file', async () => {
    const uploads: string[] = [];
    const { screen, user, field, container, stored } = await open({
      wrap: (transport) => ({
        ...transport,
        connect: async (...given) => {
          const connection = await transport.connect(...given);
          return {
            ...connection,
            upload: (file, call) => {
              uploads.push(file.clientId);
              // The first one hangs until it is called off.
              if (uploads.length > 1 && connection.upload) return connection.upload(file, call);
              return new Promise((_, reject) => {
                call?.signal?.addEventListener('abort', () => reject(new ChatError('aborted')));
              });
            },
          };
        },
      }),
    });
    const file = new File(['%PDF'], 'receipt.pdf', { type: 'application/pdf' });
    fireEvent.paste(field, { clipboardData: { files: [file] } });
    await vi.waitFor(() => expect(uploads).toHaveLength(1));
    await user.type(field, 'My receipt');
    expect(container.querySelector('.p-uploads progress')).not.toBeNull();
    await user.click(screen.getByRole('button', { name: 'Send' }));
    expect(container.querySelector('.p-composer li')).toBeNull();
    const kinds = () => stored.find(({ from }) => from === 'visitor')?.parts.map((part) => part.kind);
    await vi.waitFor(() => expect(kinds()).toEqual(['text', 'file']));
    expect(new Set(uploads).size).toBe(1);
  });

  it('keeps a file that is not sent yet while the window is closed, until it is taken out', async () => {
    const { screen, user, field, stored } = await open();
    const file = new File(['%PDF'], 'receipt.pdf', { type: 'application/pdf' });
    fireEvent.paste(field, { clipboardData: { files: [file] } });
    await screen.findByText('receipt.pdf');
    const again = await bench.reopen();
    await again.screen.findByText('receipt.pdf');
    await vi.waitFor(() => expect(again.container.querySelector('.p-uploads progress')).toBeNull());
    await user.click(again.screen.getByRole('button', { name: 'Send' }));
    const kinds = () => stored.flatMap(({ parts }) => parts.map((part) => part.kind));
    await vi.waitFor(() => expect(kinds()).toContain('file'));
    const third = await bench.reopen();
    expect(third.container.querySelector('.p-composer li')).toBeNull();

    fireEvent.paste(third.screen.getByRole('textbox', { name: 'Your message' }), {
      clipboardData: { files: [file] },
    });
    await user.click(await third.screen.findByRole('button', { name: /^Remove.*receipt/ }));
    expect((await bench.reopen()).container.querySelector('.p-composer li')).toBeNull();
  });

  it('speaks Russian', async () => {
    const { screen } = await open({ language: 'ru-RU' });
    screen.getByText('Здравствуйте! Чем вам помочь?');
    screen.getByRole('button', { name: 'Свернуть чат' });
  });

  it('closes by its button, and only closes', async () => {
    const { user, screen, session } = await open();
    await bench.write('Hi');
    await user.click(screen.getByRole('button', { name: 'Minimise chat' }));
    expect(bench.closed).toBe(1);
    expect(session.$conversation.get()?.phase).not.toBe('ended');
  });

  it('puts the focus into the composer when asked before its words have come', async () => {
    const { reopen, container } = await open();
    expect((container.getRootNode() as ShadowRoot).activeElement).toBeNull();
    const again = await reopen.call(bench);
    again.panel.focus();
    expect((again.container.getRootNode() as ShadowRoot).activeElement).toBe(bench.field);
  });

  it('leaves nothing behind', async () => {
    const { panel, container, session } = await open();
    await bench.write('Hi');
    panel.destroy();
    expect(container.childNodes).toHaveLength(0);
    session.$draft.set('nobody listens');
  });
});

describe('hostile content', () => {
  it('is text, in every place', async () => {
    const evil = '<img src=x onerror="alert(1)">';
    const { screen, backend, container } = await open({
      backend: { operators: [{ id: 'a', name: evil, avatarUrl: 'javascript:alert(1)' }] },
    });
    const conversation = await bench.write('Hi');
    backend.say(conversation, [
      { kind: 'text', text: `${evil} javascript:alert(1)` },
      {
        kind: 'product',
        product: { sku: '1', title: evil, url: 'javascript:alert(1)', imageUrl: 'javascript:alert(1)' },
      },
      { kind: 'link', url: 'data:text/html,x', title: evil },
      { kind: 'order', number: evil, status: evil, url: 'vbscript:x' },
      {
        kind: 'file',
        file: { id: 'f', name: `${evil}\u202egnp.exe`, type: 'image/svg+xml', size: 1, url: 'javascript:x' },
      },
    ]);
    await screen.findByText(`Order ${evil}`);
    expect(container.querySelectorAll('img, script, [onerror]')).toHaveLength(0);
    expect([...container.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([null]);
    expect(container.textContent).not.toContain('\u202e');
  });

  it('opens what is safe in a window of its own that knows nothing of us', async () => {
    const { screen, backend } = await open();
    const conversation = await bench.write('Hi');
    backend.say(conversation, [{ kind: 'text', text: 'see https://a.example/x.' }]);
    const link = await screen.findByRole('link', { name: 'https://a.example/x' });
    expect(link.getAttribute('href')).toBe('https://a.example/x');
    expect(link.getAttribute('target')).toBe('_blank');
    expect(link.getAttribute('rel')).toBe('noopener noreferrer nofollow ugc');
  });
});
