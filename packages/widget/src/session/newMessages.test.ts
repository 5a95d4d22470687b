import type { ChatMessage } from '@comptoir/core';
import { expect, test } from 'vitest';
import { newMessages } from './newMessages.js';

const message = (order: string, status: ChatMessage['status']) => ({ order, status }) as ChatMessage;

test('only what the backend has stored after the newest known one is new', () => {
  const messages = [
    message('1.01', 'sent'),
    message('1.02', 'read'),
    message('1.03', 'sent'),
    message('zzz', 'pending'),
    message('zzz', 'failed'),
    message('zzz', 'uncertain'),
  ];
  expect(newMessages(messages, '1.01').map(({ order }) => order)).toEqual(['1.02', '1.03']);
});
