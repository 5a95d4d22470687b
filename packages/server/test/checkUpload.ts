import { expect } from 'vitest';
import { readJson } from './readJson.js';
import type { ServerProcess } from './startServerProcess.js';
import { storedFiles } from './storedFiles.js';
import { uploadFile } from './uploadFile.js';

/** What an upload may come to: stored as these bytes, or refused. */
export type UploadAnswer =
  | { readonly stored: Buffer; readonly name?: string }
  | { readonly refused: 'type' | 'size' | 'value' };

/** One upload and the answer it must get. */
export interface UploadVector {
  readonly body: Buffer;
  readonly type: string;
  readonly name: string;
  readonly answer: UploadAnswer;
}

const statusOf = { type: 415, size: 413, value: 400 } as const;
const codeOf = { type: 'file_type_forbidden', size: 'file_too_large', value: 'bad_value' } as const;

/** Latin letters and buffers, one behind the other. */
export function bytes(...pieces: readonly (string | Buffer)[]): Buffer {
  return Buffer.concat(pieces.map((piece) => Buffer.from(piece as string, 'latin1')));
}

/** Taken in as these bytes, under this name. */
export function stored(body: Buffer, name?: string): UploadAnswer {
  return name === undefined ? { stored: body } : { stored: body, name };
}

/** Refused for its type, its size or its form. */
export function refused(why: 'type' | 'size' | 'value'): UploadAnswer {
  return { refused: why };
}

/**
 * Uploads it. What is refused leaves nothing on the disk; what is stored comes back as the bytes that it should, under
 * its true type, as a download that can do nothing.
 */
export async function checkUpload(
  server: ServerProcess,
  token: string,
  { body, type, name, answer }: UploadVector,
): Promise<void> {
  const before = await storedFiles(server.dataDir);
  const response = await uploadFile(server.url, body, { token, type, name });
  const said = await readJson(response);
  if ('refused' in answer) {
    expect([response.status, said.code]).toEqual([statusOf[answer.refused], codeOf[answer.refused]]);
    expect(await storedFiles(server.dataDir)).toEqual(before);
    return;
  }
  expect([response.status, said.code]).toEqual([201, undefined]);
  expect(said.size).toBe(answer.stored.length);
  if (answer.name !== undefined) expect(said.name).toBe(answer.name);
  const added = (await storedFiles(server.dataDir)).filter((file) => !before.includes(file));
  expect(added).toEqual([said.id]);
  expect(said.id).toMatch(/^[\w-]{22}$/);
  const got = await fetch(server.url + said.url);
  expect(Buffer.from(await got.arrayBuffer()).equals(answer.stored)).toBe(true);
  expect(got.headers.get('content-type')).toBe(said.type);
  expect(said.type).toBe((type.split(';')[0] ?? '').trim().toLowerCase());
  expect(got.headers.get('content-disposition')).toMatch(
    /^attachment; filename="[ -!#-[\]-~]+"; filename\*=UTF-8''[\w.~!%-]+$/,
  );
  expect(got.headers.get('x-content-type-options')).toBe('nosniff');
  expect(got.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
}
