import type { FileRef, Message, Part } from '../../model.js';

/** A file with its address as seen from elsewhere: the server's own paths become absolute, other addresses stay. */
export function toAbsoluteFile(file: FileRef, base: string): FileRef {
  return file.url.startsWith('/') ? { ...file, url: base + file.url } : file;
}

function absolutePart(part: Part, base: string): Part {
  if (part.kind === 'file') return { ...part, file: toAbsoluteFile(part.file, base) };
  if (part.kind !== 'formAnswers') return part;
  const answers = part.answers.map((answer) =>
    answer.files ? { ...answer, files: answer.files.map((file) => toAbsoluteFile(file, base)) } : answer,
  );
  return { ...part, answers };
}

/** The message with all its files' addresses absolute: the page that shows it stands on another origin. */
export function toAbsoluteFiles(message: Message, base: string): Message {
  return { ...message, parts: message.parts.map((part) => absolutePart(part, base)) };
}
