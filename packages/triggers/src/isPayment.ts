/** Whether a page's type says that the visitor is paying. */
export function isPayment(type: unknown): boolean {
  return /^payment$/i.test(String(type));
}
