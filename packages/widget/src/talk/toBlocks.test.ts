import type { ChatMessage } from '@comptoir/core';
import type { Part } from '@comptoir/transport';
import { describe, expect, it } from 'vitest';
import { toBlocks } from './toBlocks.js';

const noon = new Date(2026, 4, 1, 12).getTime();

function message(index: number, over: Partial<ChatMessage> = {}): ChatMessage {
  return Object.freeze({
    id: `m${index}`,
    order: String(index).padStart(6, '0'),
    conversation: 'c1',
    at: noon + index * 1_000,
    from: 'operator',
    parts: [{ kind: 'text', text: String(index) }],
    status: 'sent',
    ...over,
  } as ChatMessage);
}

function many(from: number, to: number): readonly ChatMessage[] {
  return Object.freeze(Array.from({ length: to - from }, (_, index) => message(from + index)));
}

describe('blocks', () => {
  it('holds every message once, in order, fifty to a block', () => {
    const { blocks } = toBlocks(many(0, 120));
    expect(blocks.map((block) => block.rows.length)).toEqual([50, 50, 20]);
    expect(blocks.flatMap((block) => block.rows.map((row) => row.message.id))).toEqual(
      many(0, 120).map((one) => one.id),
    );
  });

  it('touches one block when a message is appended', () => {
    const list = many(0, 120);
    const before = toBlocks(list);
    const after = toBlocks([...list, message(120)], before);
    expect(after.blocks[0]).toBe(before.blocks[0]);
    expect(after.blocks[1]).toBe(before.blocks[1]);
    expect(after.blocks[2]).not.toBe(before.blocks[2]);
    expect(after.blocks[2]?.rows[5]).toBe(before.blocks[2]?.rows[5]);
  });

  it('keeps the cuts when older messages are put in front', () => {
    const list = many(100, 220);
    const before = toBlocks(list);
    const after = toBlocks([...many(70, 100), ...list], before);
    expect(after.blocks.map((block) => block.key)).toEqual([-1, 0, 1, 2]);
    expect(after.blocks.map((block) => block.rows.length)).toEqual([30, 50, 50, 20]);
    expect(after.blocks[2]).toBe(before.blocks[1]);
    expect(after.blocks[3]).toBe(before.blocks[2]);
    const shown = after.blocks.flatMap((block) => block.rows.map((row) => row.message));
    const again = toBlocks([...many(10, 70), ...shown], after);
    expect(again.blocks.map((block) => block.key)).toEqual([-2, -1, 0, 1, 2]);
    expect(again.blocks.slice(2)).toEqual(after.blocks.slice(1));
    expect(again.blocks[4]).toBe(after.blocks[3]);
  });

  it('keeps a row when its echo becomes the stored message', () => {
    const list = many(0, 3);
    const before = toBlocks([
      ...list,
      message(3, { id: 'k', clientId: 'k', from: 'visitor', status: 'pending' }),
    ]);
    const after = toBlocks([...list, message(3, { clientId: 'k', from: 'visitor' })], before);
    expect(after.blocks[0]?.rows[3]?.key).toBe('k');
    expect(after.blocks[0]?.rows[0]).toBe(before.blocks[0]?.rows[0]);
  });

  it('starts afresh when everything was replaced', () => {
    expect(toBlocks(many(500, 502), toBlocks(many(0, 60))).blocks.map((block) => block.rows.length)).toEqual([
      2,
    ]);
    expect(toBlocks([], toBlocks(many(0, 60))).blocks).toEqual([]);
  });
});

describe('rows', () => {
  it('groups a run by one author within minutes, and parts days', () => {
    const list = [
      message(0),
      message(1),
      message(2, { from: 'visitor' }),
      message(3, { from: 'visitor', at: noon + 6 * 60_000 }),
      message(4, { from: 'visitor', at: noon + 24 * 3_600_000 }),
    ];
    const rows = toBlocks(list).blocks.flatMap((block) => block.rows);
    expect(rows.map((row) => [row.day, row.first, row.last])).toEqual([
      [true, true, false],
      [false, false, true],
      [false, true, true],
      [false, true, true],
      [true, true, true],
    ]);
    expect(rows.map((row) => row.newest)).toEqual([false, false, false, false, true]);
  });

  it('marks a questionnaire that was answered later, by id and version', () => {
    const form = (version: number): Part => ({
      kind: 'form',
      form: { id: 'style', version, title: 'Style', steps: [] },
    });
    const answers: Part = {
      kind: 'formAnswers',
      formId: 'style',
      formVersion: 1,
      title: 'Style',
      answers: [],
    };
    const rows = toBlocks([
      message(0, { parts: [form(1)] }),
      message(1, { parts: [form(2)] }),
      message(2, { parts: [answers], from: 'visitor' }),
      message(3, { parts: [form(1)] }),
    ]).blocks.flatMap((block) => block.rows);
    expect(rows.map((row) => row.answered)).toEqual([true, false, false, false]);
  });
});
