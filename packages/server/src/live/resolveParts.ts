import { ChatError, type FileRef, type FormAnswer, type Part } from '@comptoir/transport';
import { toFileRef } from '../files/toFileRef.js';
import type { FileStore } from '../storage/fileStore.js';

/** Which parts a person may write; the rest is the other side's, or the server's own. */
const mayWrite = {
  visitor: ['text', 'file', 'product', 'order', 'link', 'formAnswers'],
  operator: ['text', 'file', 'product', 'order', 'link', 'choices', 'form'],
} as const satisfies Record<string, readonly Part['kind'][]>;

/** Who writes, and with which request; the texts of errors name it. */
export interface Writer {
  readonly kind: 'visitor' | 'operator';
  readonly id: string;
  /** @default `send` */
  readonly request?: string;
}

async function ownFile(
  files: FileStore,
  { kind, id, request = 'send' }: Writer,
  claimed: FileRef,
): Promise<FileRef> {
  const stored = await files.byId(claimed.id);
  if (stored === undefined || stored.owner !== `${kind}:${id}`) {
    const message = `${request}: a file part names a file that you did not upload.`;
    throw new ChatError('not_found', { message });
  }
  return toFileRef(stored);
}

async function withOwnFiles(files: FileStore, writer: Writer, answer: FormAnswer): Promise<FormAnswer> {
  if (answer.files === undefined) return answer;
  return { ...answer, files: await Promise.all(answer.files.map((file) => ownFile(files, writer, file))) };
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
  writer: Writer,
): Promise<readonly Part[]> {
  const { kind, request = 'send' } = writer;
  const blank = parts.every((part) => part.kind === 'text' && part.text.trim() === '');
  if (blank)
    throw new ChatError('empty_message', { message: `${request}: the message holds nothing to read.` });
  return Promise.all(
    parts.map(async (part): Promise<Part> => {
      if (!(mayWrite[kind] as readonly string[]).includes(part.kind)) {
        const message = `${request}: a part of kind "${part.kind}" cannot be written by a ${kind}.`;
        throw new ChatError('bad_value', { message });
      }
      if (part.kind === 'file') return { kind: 'file', file: await ownFile(files, writer, part.file) };
      if (part.kind !== 'formAnswers') return part;
      const answers = await Promise.all(part.answers.map((answer) => withOwnFiles(files, writer, answer)));
      return { ...part, answers };
    }),
  );
}
