import { ChatError, type FileRef, type FormAnswer, type Part } from '@comptoir/transport';
import { toFileRef } from '../files/toFileRef.js';
import type { FileStore } from '../storage/fileStore.js';

/** Which parts a person may write; the rest is the other side's, or the server's own. */
const mayWrite = {
  visitor: ['text', 'file', 'product', 'order', 'link', 'formAnswers'],
  operator: ['text', 'file', 'product', 'order', 'link', 'choices', 'form'],
} as const satisfies Record<string, readonly Part['kind'][]>;

async function ownFile(files: FileStore, owner: string, claimed: FileRef): Promise<FileRef> {
  const stored = await files.byId(claimed.id);
  if (stored === undefined || stored.owner !== owner) {
    throw new ChatError('not_found', { message: 'send: a file part names a file that you did not upload.' });
  }
  return toFileRef(stored);
}

async function withOwnFiles(files: FileStore, owner: string, answer: FormAnswer): Promise<FormAnswer> {
  if (answer.files === undefined) return answer;
  return { ...answer, files: await Promise.all(answer.files.map((file) => ownFile(files, owner, file))) };
}

/**
 * Checks what somebody wants to send, and replaces what he claims about files by what is stored about them.
 *
 * @throws ChatError `empty_message`, `bad_value` for a part that is not his to write, `not_found` for a file
 * that is not his.
 */
export async function resolveParts(
  files: FileStore,
  parts: readonly Part[],
  sender: { readonly kind: 'visitor' | 'operator'; readonly id: string },
): Promise<readonly Part[]> {
  const blank = parts.every((part) => part.kind === 'text' && part.text.trim() === '');
  if (blank) throw new ChatError('empty_message', { message: 'send: the message holds nothing to read.' });
  const owner = `${sender.kind}:${sender.id}`;
  return Promise.all(
    parts.map(async (part): Promise<Part> => {
      if (!(mayWrite[sender.kind] as readonly string[]).includes(part.kind)) {
        const message = `send: a part of kind "${part.kind}" cannot be written by a ${sender.kind}.`;
        throw new ChatError('bad_value', { message });
      }
      if (part.kind === 'file') return { kind: 'file', file: await ownFile(files, owner, part.file) };
      if (part.kind !== 'formAnswers') return part;
      const answers = await Promise.all(part.answers.map((answer) => withOwnFiles(files, owner, answer)));
      return { ...part, answers };
    }),
  );
}
