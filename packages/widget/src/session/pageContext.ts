import type { VisitorContext } from '@comptoir/transport';

/** Newer than the language level that the types are of. */
interface Zoned {
  readonly Temporal?: { readonly Now: { timeZoneId(): string } };
}

/** What the browser itself knows about the visitor's page, below what the shop has told about it. */
export function pageContext(language: string, told: VisitorContext = {}): VisitorContext {
  return {
    language,
    // Where there is `Temporal`, the first object of Intl, which costs more than drawing the window, can wait.
    timeZone:
      (globalThis as Zoned).Temporal?.Now.timeZoneId() ??
      new Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...told,
    page: {
      url: location.href,
      title: document.title,
      ...(document.referrer && { referrer: document.referrer }),
      ...told.page,
    },
  };
}
