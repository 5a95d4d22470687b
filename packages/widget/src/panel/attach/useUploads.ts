import { ChatError, type FileRef } from '@comptoir/transport';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useScope } from '../scope.js';

/** One file on its way to the backend, there, or refused. */
export interface Upload {
  readonly key: number;
  readonly name: string;
  /** What was added here; absent for a file that was stored before. */
  readonly source?: File;
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
  add(files: Iterable<File>): void;
}

/** Uploads files through the session; whatever is still on its way is called off when the component goes. */
export function useUploads(initial: readonly FileRef[] = []): Uploads {
  const { session } = useScope();
  const [list, setList] = useState<readonly Upload[]>([]);
  const counter = useRef(0);
  const calls = useRef(new Map<number, AbortController>());
  const patch = (key: number, change: Partial<Upload>): void =>
    setList((now) => now.map((upload) => (upload.key === key ? { ...upload, ...change } : upload)));
  const entry = (name: string): Upload => {
    const key = counter.current++;
    const remove = (): void => {
      calls.current.get(key)?.abort();
      setList((now) => now.filter((upload) => upload.key !== key));
    };
    return { key, name, share: 0, remove };
  };
  const add = (files: Iterable<File>): void => {
    const { upload: offered } = session.$capabilities.get();
    for (const file of files) {
      const one = { ...entry(file.name), source: file };
      setList((now) => [...now, one]);
      if (offered && file.size > offered.maxBytes) {
        patch(one.key, { error: new ChatError('file_too_large', { limit: offered.maxBytes }) });
        continue;
      }
      const call = new AbortController();
      calls.current.set(one.key, call);
      session
        .upload(file, file.name, {
          signal: call.signal,
          onProgress: (share) => patch(one.key, { share }),
        })
        .then((stored) => patch(one.key, { file: stored, share: 1 }))
        .catch((error: unknown) => patch(one.key, { error }))
        .then(() => calls.current.delete(one.key));
    }
  };
  useEffect(() => {
    setList(initial.map((file) => ({ ...entry(file.name), file, share: 1 })));
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
