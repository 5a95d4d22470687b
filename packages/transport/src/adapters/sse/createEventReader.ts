/** One server-sent event; `type` is `message` where the server names none. */
export interface ServerEvent {
  readonly type: string;
  readonly data: string;
}

/**
 * Makes a reader of an event stream, to be fed with the text as it comes, in pieces of any size. Comments and
 * fields that nobody needs are passed over, and so is an event that never ended.
 */
export function createEventReader(on: (event: ServerEvent) => void): (piece: string) => void {
  let rest = '';
  let type = '';
  let data: string[] = [];

  function take(line: string): void {
    if (line === '') {
      const event = { type: type || 'message', data: data.join('\n') };
      const isEvent = data.length > 0;
      type = '';
      data = [];
      if (isEvent) on(event);
      return;
    }
    const [, field, value = ''] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
    if (field === 'event') type = value;
    else if (field === 'data') data.push(value);
  }

  // Whether a line may end in what is there: a long one that comes in many pieces is searched once, not each time.
  let mayEnd = false;
  return (piece) => {
    if (!mayEnd && !/[\r\n]/.test(piece)) {
      rest += piece;
      return;
    }
    // A carriage return at the end may be the first half of a line break.
    const lines = (rest + piece).split(/\r\n|\r(?!$)|\n/);
    rest = lines.pop() ?? '';
    mayEnd = rest.endsWith('\r');
    lines.forEach(take);
  };
}
