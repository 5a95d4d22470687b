import type { VisitorContext } from '@comptoir/transport';

/** What the browser itself knows about the visitor's page, below what the shop has told about it. */
export function pageContext(language: string, told: VisitorContext = {}): VisitorContext {
  return {
    language,
    timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...told,
    page: {
      url: location.href,
      title: document.title,
      ...(document.referrer && { referrer: document.referrer }),
      ...told.page,
    },
  };
}
