// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import type { JSX } from 'preact';
import { afterEach, describe, expect, test } from 'vitest';
import { sampleMessage } from '../../test/scripted/samples.js';
import { useFollowedScroll } from './useFollowedScroll.js';

afterEach(cleanup);

function Log({ count }: { count: number }): JSX.Element {
  const messages = Array.from({ length: count }, (_, index) =>
    sampleMessage('a', index + 1, 'visitor', `line ${index + 1}`),
  );
  const { ref, onScroll, missed } = useFollowedScroll(messages as never);
  return (
    <div ref={ref} role="log" data-missed={missed} onScroll={onScroll}>
      <ol />
    </div>
  );
}

/** A log of which a browser would show `clientHeight` pixels out of `scrollHeight`. */
function measured(): { log: HTMLElement; be(size: { scrollHeight?: number; clientHeight?: number }): void } {
  const log = screen.getByRole('log');
  const size = { scrollHeight: 750, clientHeight: 645 };
  let top = 0;
  const scroll = (to: number): void => {
    top = Math.max(0, Math.min(to, size.scrollHeight - size.clientHeight));
  };
  Object.defineProperties(log, {
    scrollHeight: { get: () => size.scrollHeight },
    clientHeight: { get: () => size.clientHeight },
    scrollTop: { get: () => top, set: scroll },
    scrollTo: { value: (to: { top: number }) => scroll(to.top) },
  });
  return { log, be: (change) => Object.assign(size, change) };
}

describe('a log at its foot', () => {
  test('stays there when it loses height between its scroll and the event', () => {
    const { rerender } = render(<Log count={1} />);
    const { log, be } = measured();
    rerender(<Log count={2} />);
    expect(log.scrollTop).toBe(105);
    be({ clientHeight: 591 });
    fireEvent.scroll(log);
    be({ scrollHeight: 800 });
    rerender(<Log count={3} />);
    expect(log.scrollTop).toBe(800 - 591);
    expect(log.dataset.missed).toBe('0');
  });

  test('is left by scrolling up, and found again by scrolling down', () => {
    const { rerender } = render(<Log count={1} />);
    const { log, be } = measured();
    rerender(<Log count={2} />);
    fireEvent.scroll(log);
    log.scrollTop = 20;
    fireEvent.scroll(log);
    be({ scrollHeight: 800 });
    rerender(<Log count={3} />);
    expect(log.scrollTop).toBe(20);
    expect(log.dataset.missed).toBe('1');
    log.scrollTop = 150;
    fireEvent.scroll(log);
    be({ scrollHeight: 850 });
    rerender(<Log count={4} />);
    expect(log.scrollTop).toBe(850 - 645);
  });
});
