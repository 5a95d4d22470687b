import { type Capabilities, ChatError, createClientId, type FileRef } from '@comptoir/transport';
import { checkFile } from './checkFile.js';
import type { Live } from './connection/createSupervisor.js';
import type { Session } from './session.js';

/** What the uploader is given. */
export interface UploaderOptions {
  ready(): Promise<Live>;
  capabilities(): Capabilities;
  now(): number;
}

/** Brings files to the backend. */
export interface Uploader {
  upload: Session['upload'];
  /** Aborts what is on its way. */
  stop(): void;
}

/** Makes the uploader. The same `Blob` tried again has the same clientId, so that it stays one file. */
export function createUploader(options: UploaderOptions): Uploader {
  const clientIds = new WeakMap<Blob, string>();
  const running = new Set<AbortController>();

  async function upload(...[file, name, how = {}]: Parameters<Session['upload']>): Promise<FileRef> {
    checkFile(file, name, options.capabilities().upload);
    const controller = new AbortController();
    const abort = () => controller.abort();
    const aborted = new Promise<never>((_, reject) => {
      controller.signal.addEventListener('abort', () => reject(new ChatError('aborted')));
    });
    running.add(controller);
    how.signal?.addEventListener('abort', abort);
    if (how.signal?.aborted) abort();
    const clientId = how.clientId ?? clientIds.get(file) ?? createClientId(options.now());
    clientIds.set(file, clientId);
    const carry = async () => {
      const { connection } = await options.ready();
      if (controller.signal.aborted) throw new ChatError('aborted');
      if (connection.upload === undefined) throw new ChatError('not_offered');
      return connection.upload(
        { clientId, name, blob: file },
        {
          signal: controller.signal,
          onProgress: (sent, total) => how.onProgress?.(total > 0 ? sent / total : 1),
        },
      );
    };
    try {
      const stored = await Promise.race([aborted, carry()]);
      clientIds.delete(file);
      return stored;
    } finally {
      how.signal?.removeEventListener('abort', abort);
      running.delete(controller);
    }
  }

  return {
    upload,
    stop: () => {
      for (const controller of running) controller.abort();
    },
  };
}
