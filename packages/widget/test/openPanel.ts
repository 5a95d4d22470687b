import { createSession, type Session } from '@comptoir/core';
import type { Message, Part, Transport } from '@comptoir/transport';
import { createMemoryBackend, type MemoryBackendOptions, memoryTransport } from '@comptoir/transport/memory';
import { within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { atom } from 'nanostores';
import { vi } from 'vitest';
import { icon } from '../src/launcher/icon.js';
import { mountPanel } from '../src/panel/mountPanel.js';
import type { Intent, PanelOptions } from '../src/panel/panel.js';

/** What a test can turn. */
export interface OpenPanelOptions extends Pick<Partial<PanelOptions>, 'language' | 'keepDrafts'> {
  readonly backend?: MemoryBackendOptions;
  readonly intents?: readonly Intent[];
  readonly intent?: string;
  /** Stands between the session and the backend. */
  readonly wrap?: (transport: Transport) => Transport;
}

type Written = Message & { readonly text: string };

/** A window in a shadow root over a real session and a real backend, and the desk behind it. */
export async function openPanel(options: OpenPanelOptions = {}) {
  const backend = createMemoryBackend(options.backend);
  const stored: Written[] = [];
  const conversations = new Map<string, { intent: string; phase: string; rating?: unknown }>();
  const stopWatching = backend.watch((event) => {
    if (event.type === 'conversation') conversations.set(event.conversation.id, event.conversation);
    if (event.type !== 'message') return;
    const text = event.message.parts.map((part) => (part.kind === 'text' ? part.text : part.kind)).join();
    stored.push({ ...event.message, text });
  });
  const transport = memoryTransport({ backend, latencyMs: 0 });
  const session: Session = createSession({ transport: options.wrap?.(transport) ?? transport });
  const host = document.createElement('div');
  document.body.append(host);
  const root = host.attachShadow({ mode: 'open' });
  const $intent = atom(options.intent ?? 'chat');
  const drafts = new Map<string, string>();
  let closed = 0;
  const close = (): void => {
    closed++;
  };
  const open = () => {
    const container = document.createElement('div');
    root.append(container);
    session.start($intent.get());
    const panel = mountPanel({
      container,
      session,
      intents: options.intents ?? [{ id: 'chat' }, { id: 'stylist' }],
      drawing: (id) => icon(id).firstElementChild?.getAttribute('d') ?? '',
      $intent,
      drafts,
      language: options.language ?? 'en',
      ...(options.keepDrafts === undefined ? {} : { keepDrafts: options.keepDrafts }),
      close,
    });
    return { container, panel, screen: within(container) };
  };
  let now = open();
  await vi.waitFor(() => now.screen.getByRole('textbox'));
  return {
    ...now,
    backend,
    session,
    stored,
    conversations,
    get closed() {
      return closed;
    },
    $intent,
    user: userEvent.setup({ document }),
    get field() {
      return now.container.querySelector('textarea') as HTMLTextAreaElement;
    },
    /** Writes and sends by Enter; resolves once the backend has it. */
    async write(text: string) {
      const user = userEvent.setup({ document });
      await user.click(this.field);
      await user.keyboard(`${text}{Enter}`);
      await vi.waitFor(() => {
        if (!stored.some((message) => message.text === text)) throw new Error(`not stored yet: ${text}`);
      });
      return stored.find((message) => message.text === text)?.conversation ?? '';
    },
    say: (conversation: string, parts: readonly Part[]) => backend.say(conversation, parts),
    /** Closes the window and opens it again, as the bar does. */
    async reopen() {
      now.panel.destroy();
      now.container.remove();
      now = open();
      await vi.waitFor(() => now.screen.getByRole('textbox', { name: 'Your message' }));
      return now;
    },
    destroy() {
      now.panel.destroy();
      stopWatching();
      session.destroy();
      host.remove();
      localStorage.clear();
      sessionStorage.clear();
    },
  };
}
