import type { Problem } from './chatEvents.js';

/** Tells `document` what went wrong; the page is never thrown at. */
export function reportProblem(code: Problem['code'], message: string, cause: unknown): Problem {
  const detail = { code, message, cause };
  document.dispatchEvent(new CustomEvent('comptoir:error:occurred', { detail }));
  return detail;
}
