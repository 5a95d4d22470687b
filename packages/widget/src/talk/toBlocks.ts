import type { ChatMessage } from '@comptoir/core';
import { localDay } from './format.js';

/** One message as it is laid out among its neighbours. */
export interface Row {
  readonly key: string;
  readonly message: ChatMessage;
  /** The first of its day. */
  readonly day: boolean;
  /** First and last of a run by one author within a few minutes. */
  readonly first: boolean;
  readonly last: boolean;
  /** The last of all: only its quick replies can be pressed. */
  readonly newest: boolean;
  /** It carries a questionnaire that was answered later. */
  readonly answered: boolean;
}

/** About fifty rows that the browser lays out together or not at all. */
export interface Block {
  readonly key: number;
  readonly rows: readonly Row[];
  /** The messages before and after it, by which its first and last row are laid out. */
  readonly above: ChatMessage | undefined;
  readonly below: ChatMessage | undefined;
}

/** The list cut into blocks; `origin` keeps the cuts in place when older messages are put in front. */
export interface Blocks {
  readonly origin: string;
  readonly blocks: readonly Block[];
}

/** Measured: smaller blocks cost style time in each frame, larger ones layout at each message. */
const blockSize = 50;
const runMs = 5 * 60_000;

function keyOf(message: ChatMessage): string {
  return message.clientId ?? message.id;
}

function sameRun(one: ChatMessage | undefined, other: ChatMessage | undefined): boolean {
  return (
    one !== undefined &&
    other !== undefined &&
    one.from === other.from &&
    one.author?.id === other.author?.id &&
    one.removed === other.removed &&
    Math.abs(other.at - one.at) < runMs &&
    localDay(one.at) === localDay(other.at)
  );
}

/** Which questionnaires were answered, as `id@version` with the position of the last answer. */
function answeredAt(messages: readonly ChatMessage[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  messages.forEach((message, index) => {
    for (const part of message.parts)
      if (part.kind === 'formAnswers') found.set(`${part.formId}@${part.formVersion}`, index);
  });
  return found;
}

function sameRow(one: Row, other: Row): boolean {
  return Object.entries(other).every(([name, value]) => one[name as keyof Row] === value);
}

/**
 * Cuts the list into blocks and keeps every row and block that did not change the same object, so that
 * rendering a new message touches one block.
 */
export function toBlocks(messages: readonly ChatMessage[], previous?: Blocks): Blocks {
  const first = messages[0];
  if (!first) return { origin: '', blocks: [] };
  const found = previous ? messages.findIndex((message) => keyOf(message) === previous.origin) : 0;
  const originIndex = Math.max(found, 0);
  const old = new Map(found < 0 ? [] : previous?.blocks.map((block) => [block.key, block]));
  const answers = answeredAt(messages);
  const blocks: Block[] = [];
  for (let start = 0; start < messages.length; ) {
    const key = Math.floor((start - originIndex) / blockSize);
    const end = Math.min(originIndex + (key + 1) * blockSize, messages.length);
    const before = old.get(key);
    const above = messages[start - 1];
    const below = messages[end];
    // Days and runs of a long list would cost more at each message than drawing it.
    if (
      before &&
      before.above === above &&
      before.below === below &&
      before.rows.length === end - start &&
      !answers.size &&
      before.rows.every(({ message, answered }, index) => message === messages[start + index] && !answered)
    ) {
      blocks.push(before);
      start = end;
      continue;
    }
    const known = new Map(before?.rows.map((row) => [row.key, row]));
    const rows = messages.slice(start, end).map((message, offset) => {
      const index = start + offset;
      const above = messages[index - 1];
      const row: Row = {
        key: keyOf(message),
        message,
        day: !above || localDay(above.at) !== localDay(message.at),
        first: !sameRun(above, message),
        last: !sameRun(message, messages[index + 1]),
        newest: index === messages.length - 1,
        answered: message.parts.some(
          (part) =>
            part.kind === 'form' && (answers.get(`${part.form.id}@${part.form.version}`) ?? -1) > index,
        ),
      };
      const kept = known.get(row.key);
      return kept && sameRow(kept, row) ? kept : row;
    });
    const same =
      before?.rows.length === rows.length && rows.every((row, index) => row === before.rows[index]);
    blocks.push(before && same ? { ...before, above, below } : { key, rows, above, below });
    start = end;
  }
  return { origin: keyOf(messages[originIndex] ?? first), blocks };
}
