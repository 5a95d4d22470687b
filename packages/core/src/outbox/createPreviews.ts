import type { ClientId, Part } from '@comptoir/transport';
import type { Outbox } from './outbox.js';

/** Addresses, in this page, of files that are on their way. */
export interface Previews {
  /** The outbox with addresses for its files; those of files that are no longer in it are taken back. */
  dress(outbox: Outbox): Outbox;
}

/** Makes the previews; `dress([])` lets go of everything. */
export function createPreviews(): Previews {
  const urls = new Map<ClientId, string>();
  return {
    dress: (outbox) => {
      const files = outbox.flatMap((entry) => entry.files ?? []);
      for (const [clientId, url] of urls) {
        if (files.some((file) => file.clientId === clientId)) continue;
        URL.revokeObjectURL(url);
        urls.delete(clientId);
      }
      for (const { clientId, blob } of files) {
        if (!urls.has(clientId)) urls.set(clientId, URL.createObjectURL(blob));
      }
      const dressPart = (part: Part): Part => {
        const url = part.kind === 'file' ? urls.get(part.file.id) : undefined;
        return part.kind === 'file' && url !== undefined ? { ...part, file: { ...part.file, url } } : part;
      };
      return outbox.map((entry) => (entry.files ? { ...entry, parts: entry.parts.map(dressPart) } : entry));
    },
  };
}
