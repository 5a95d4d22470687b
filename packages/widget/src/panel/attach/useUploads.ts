import type { PickedFile } from '@comptoir/core';
import { ChatError, type FileRef } from '@comptoir/transport';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useScope } from '../scope.js';

/** One file on its way to the backend, there, or refused. */
export interface Upload {
  readonly key: string;
  readonly name: string;
  /** From 0 to 1. */
  readonly share: number;
  readonly file?: FileRef;
  readonly error?: unknown;
  /** Calls the transfer off and takes the file away. */
  remove(): void;
}

/** The files that were added here. */
export interface Uploads {
  readonly list: readonly Upload[];
  readonly busy: boolean;
  /** Files that are in the list already stay as they are. */
  add(files: Iterable<PickedFile>): void;
}

/** Uploads files through the session; whatever is still on its way is called off when the component goes. */
export function useUploads(initial: readonly FileRef[] = []): Uploads {
  const { session } = useScope();
  const [list, setList] = useState<readonly Upload[]>([]);
  const calls = useRef(new Map<string, AbortController>());
  const patch = (key: string, change: Partial<Upload>): void =>
    setList((now) => now.map((upload) => (upload.key === key ? { ...upload, ...change } : upload)));
  const put = (key: string, name: string, file?: FileRef): void => {
    const remove = (): void => {
      calls.current.get(key)?.abort();
      calls.current.delete(key);
      setList((now) => now.filter((upload) => upload.key !== key));
    };
    setList((now) => [...now, { key, name, share: 0, remove, ...(file && { file }) }]);
  };
  const add = (files: Iterable<PickedFile>): void => {
    const { upload: offered } = session.$capabilities.get();
    for (const { clientId, name, blob, stored } of files) {
      if (calls.current.has(clientId)) continue;
      const call = new AbortController();
      calls.current.set(clientId, call);
      put(clientId, name, stored);
      if (stored) continue;
      if (offered && blob.size > offered.maxBytes) {
        patch(clientId, { error: new ChatError('file_too_large', { limit: offered.maxBytes }) });
        continue;
      }
      session
        .upload(blob, name, {
          clientId,
          signal: call.signal,
          onProgress: (share) => patch(clientId, { share }),
        })
        .then((file) => patch(clientId, { file, share: 1 }))
        .catch((error: unknown) => patch(clientId, { error }));
    }
  };
  useEffect(() => {
    for (const file of initial) put(file.id, file.name, file);
    return () => {
      for (const call of calls.current.values()) call.abort();
    };
  }, []);
  return {
    list,
    busy: list.some((upload) => !upload.file && !upload.error),
    add,
  };
}
