import type { Message } from '@comptoir/transport';
import { createRef, type JSX, render } from 'preact';
import { useMemo } from 'preact/hooks';
import { rowsInBlock, timeOf } from './timeOf.js';

function Row({ message }: { readonly message: Message }): JSX.Element {
  return useMemo(() => {
    const [part] = message.parts;
    return (
      <li class={message.from === 'visitor' ? 'own' : ''}>
        <div class="text">{part?.kind === 'text' && part.text}</div>
        <time>{timeOf(message.at)}</time>
      </li>
    );
  }, [message]);
}

function Block({ rows }: { readonly rows: readonly Message[] }): JSX.Element {
  return useMemo(
    () => (
      <ol>
        {rows.map((message) => (
          <Row key={message.id} message={message} />
        ))}
      </ol>
    ),
    [rows],
  );
}

/** Shows the bare window, with the focus in its field. The answer takes messages. */
export function mountFloor(root: ShadowRoot): (messages: readonly Message[]) => void {
  const frame = document.createElement('div');
  frame.className = 'window';
  frame.setAttribute('role', 'dialog');
  root.append(frame);
  const field = createRef<HTMLTextAreaElement>();
  let blocks: (readonly Message[])[] = [];
  const draw = (): void =>
    render(
      <>
        <header>
          <h2>Chat</h2>
          <button type="button" onClick={() => render(null, frame)}>
            Close
          </button>
        </header>
        <div class="p-scroll">
          <div role="log">
            {blocks.map((rows, index) => (
              <Block key={index} rows={rows} />
            ))}
          </div>
        </div>
        <form>
          <textarea ref={field} rows={1} />
          <button type="submit">Send</button>
        </form>
      </>,
      frame,
    );
  draw();
  field.current?.focus();
  return (messages) => {
    const last = blocks.at(-1) ?? [];
    const room = last.length === 0 ? 0 : rowsInBlock - last.length;
    const added = room > 0 ? [[...last, ...messages.slice(0, room)]] : [];
    for (let index = room; index < messages.length; index += rowsInBlock)
      added.push(messages.slice(index, index + rowsInBlock));
    blocks = [...(room > 0 ? blocks.slice(0, -1) : blocks), ...added];
    draw();
  };
}
