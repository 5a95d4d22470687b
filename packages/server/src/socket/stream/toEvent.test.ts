import { expect, it } from 'vitest';
import { toCloseEvent, toEvent, toLinkEvent } from './toEvent.js';

it('gives an event the cursor as its id, where there is one', () => {
  expect(toEvent({ type: 'removed', id: 'm1', cursor: 'e.1.2' })).toBe(
    'id: e.1.2\ndata: {"type":"removed","id":"m1","cursor":"e.1.2"}\n\n',
  );
  expect(toEvent({ type: 'pong' })).toBe('data: {"type":"pong"}\n\n');
});

it('keeps line breaks of texts inside one line', () => {
  const text = toEvent({ type: 'error', code: 'bad_value', message: 'a\nb\r\n\nc' });
  expect(text.trimEnd().split('\n')).toHaveLength(1);
});

it('names the first and the last event', () => {
  expect(toLinkEvent('k')).toBe('event: link\ndata: {"link":"k"}\n\n');
  expect(toCloseEvent(1012, 'restart')).toBe('event: close\ndata: {"code":1012,"reason":"restart"}\n\n');
});
