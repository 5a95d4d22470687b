import { ChatError, isErrorCode, type Part } from '@comptoir/transport';
import type { PickedFile } from '../session.js';
import type { OutboxEntry } from './outbox.js';

/** One message as it is kept, with whose it is. */
export interface OutboxRecord {
  readonly owner: string;
  readonly entry: OutboxEntry;
}

/** A message as the structured clone algorithm can copy it: an error is kept by its code. */
export function toRecord({ owner, entry }: OutboxRecord): unknown {
  return { ...entry, owner, error: entry.error?.code };
}

type Fields = Readonly<Record<string, unknown>>;

const isText = (value: unknown): value is string => typeof value === 'string';

function isListOf(items: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(items) && items.every(isItem);
}

function isFile(value: unknown): boolean {
  const { id, type } = Object(value) as Fields;
  return isText(id) && isText(type);
}

function isAnswer(value: unknown): boolean {
  const { label, values, files = [] } = Object(value) as Fields;
  return isText(label) && isListOf(values, isText) && isListOf(files, isFile);
}

/** Only what would fail where it is shown or sent; kinds of a newer version pass. */
function isPart(value: unknown): value is Part {
  const { kind, text, file, title, answers } = Object(value) as Fields;
  if (kind === 'file') return isFile(file);
  if (kind === 'formAnswers') return isText(title) && isListOf(answers, isAnswer);
  return isText(kind === 'text' ? text : kind);
}

function isPicked(value: unknown): value is PickedFile {
  const { clientId, name, blob } = Object(value) as Fields;
  return isText(clientId) && isText(name) && blob instanceof Blob;
}

/** Reads what `toRecord` made; `undefined` for what is broken, for a page must not fail by its storage. */
export function fromRecord(record: unknown): OutboxRecord | undefined {
  const found = Object(record) as Fields;
  const { owner, clientId, parts, intent, at, isTried, status, error, files = [] } = found;
  if (!isText(owner) || !isText(clientId) || typeof at !== 'number') return undefined;
  if (!Array.isArray(parts) || !parts.every(isPart)) return undefined;
  if (!Array.isArray(files) || !files.every(isPicked)) return undefined;
  const isStuck = status === 'failed' || status === 'uncertain';
  const entry: OutboxEntry = {
    clientId,
    parts,
    at,
    isTried: isTried !== false,
    status: isStuck ? status : 'pending',
    ...(isText(intent) && { intent }),
    ...(files.length > 0 && { files }),
    ...(isErrorCode(error) && { error: new ChatError(error) }),
  };
  return { owner, entry };
}
