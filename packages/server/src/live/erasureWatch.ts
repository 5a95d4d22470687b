import type { Service } from '../service.js';
import { tellErased } from './tellErased.js';

/** Looks whether visitors have been deleted, by this process or by another one. */
export interface ErasureWatch {
  /** Looks once, now. */
  look(): Promise<void>;
  stop(): void;
}

/** @param onError gets what the database throws. */
export function createErasureWatch(
  service: Service,
  onError: (error: unknown) => void,
  everyMs = 1_000,
): ErasureWatch {
  const { storage, files } = service;
  let mark: number | undefined;
  const look = async (): Promise<void> => {
    const { mark: end, erased } = await storage.privacy.erasures(mark);
    mark = end;
    tellErased(service, erased, 'deleted');
    if (erased.length > 0) await files.removeDue();
  };
  const timer = setInterval(() => {
    look().catch(onError);
  }, everyMs);
  return { look, stop: () => clearInterval(timer) };
}
