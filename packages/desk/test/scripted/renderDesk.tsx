import type { DeskWelcomeFrame } from '@comptoir/transport/wire';
import { act, render } from '@testing-library/preact';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { bindShortcuts } from '../../src/keys/bindShortcuts.js';
import { App } from '../../src/view/App.js';
import { settled } from './settled.js';
import { type StartedDesk, startedDesk } from './startedDesk.js';

/** A desk on the page, its server played by the test. */
export interface RenderedDesk extends StartedDesk {
  readonly user: UserEvent;
  /** The server says something; the page is up to date afterwards. */
  say(frame: object): Promise<void>;
  /** The server grants the newest request of a type. */
  grant(type: string, more?: object): Promise<void>;
  advance(ms: number): Promise<void>;
  /** Frames of a type that the desk has sent. */
  sent(type: string): readonly Record<string, unknown>[];
  destroy(): void;
}

/** Renders a welcomed desk with its shortcuts bound. */
export async function renderDesk(
  welcome: Partial<DeskWelcomeFrame> = {},
  options: Parameters<typeof startedDesk>[1] = {},
): Promise<RenderedDesk> {
  const started = await startedDesk(welcome, options);
  const { desk, environment } = started;
  const unbind = bindShortcuts(desk, window);
  const { unmount } = render(<App desk={desk} />);
  // The stores redraw in a task of their own: the page is up to date one turn after the change.
  const turn = (change: () => void): Promise<void> =>
    act(async () => {
      change();
      await settled();
      await new Promise((resolve) => setTimeout(resolve));
    }) as Promise<void>;
  const say = (frame: object): Promise<void> => turn(() => environment.socket().say(frame));
  return {
    ...started,
    user: userEvent.setup(),
    say,
    grant: (type, more = {}) => say({ type: 'ok', id: environment.socket().last(type)?.id, ...more }),
    advance: (ms) => turn(() => environment.advance(ms)),
    sent: (type) => environment.socket().sent.filter((frame) => frame.type === type),
    destroy() {
      unbind();
      unmount();
      desk.destroy();
    },
  };
}
