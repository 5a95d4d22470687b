import type { FileRef, Message, Part } from '@comptoir/transport';
import type { LogPage, LogStore, LogStretch } from '../storage/logStore.js';
import type { FileLinks } from './fileLinks.js';

function linkedPart(part: Part, link: (file: FileRef) => FileRef): Part {
  if (part.kind === 'file') return { ...part, file: link(part.file) };
  if (part.kind !== 'formAnswers') return part;
  const answers = part.answers.map((answer) =>
    answer.files === undefined ? answer : { ...answer, files: answer.files.map(link) },
  );
  return { ...part, answers };
}

/**
 * The log as its readers are given it: every file with a link made a moment ago. What is stored names files by their
 * ids alone. Reads for the server's own use (`find`, `newestUpTo`) stay as they are.
 */
export function withLinks(log: LogStore, links: FileLinks): LogStore {
  const link = (file: FileRef): FileRef => ({ ...file, url: links.sign(file.id, file.name) });
  const linked = <T extends { readonly message: Message }>(held: T): T => ({
    ...held,
    message: { ...held.message, parts: held.message.parts.map((part) => linkedPart(part, link)) },
  });
  const page = (read: LogPage): LogPage => ({ ...read, entries: read.entries.map(linked) });
  const stretch = (read: LogStretch): LogStretch => ({
    ...read,
    changes: read.changes.map((change) => (change.type === 'message' ? linked(change) : change)),
  });
  const sent = async <T extends { readonly entry: { readonly message: Message } }>(done: Promise<T>) => {
    const result = await done;
    return { ...result, entry: linked(result.entry) };
  };
  return {
    ...log,
    sendAsVisitor: (send) => sent(log.sendAsVisitor(send)),
    sendAsOperator: (send) => sent(log.sendAsOperator(send)),
    revise: (revision) => sent(log.revise(revision)),
    page: async (...range) => page(await log.page(...range)),
    changes: async (...range) => stretch(await log.changes(...range)),
    conversationPage: async (...range) => page(await log.conversationPage(...range)),
    conversationChanges: async (...range) => stretch(await log.conversationChanges(...range)),
    withFiles: async (...range) => (await log.withFiles(...range)).map(linked),
  };
}
