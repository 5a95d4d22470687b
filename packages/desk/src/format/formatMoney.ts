import type { Money } from '@comptoir/transport';

/** A sum in the operator's notation; a currency that the browser does not know is written after the number. */
export function formatMoney({ amount, currency }: Money, language = 'en'): string {
  try {
    const format = new Intl.NumberFormat(language, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
    });
    const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
    const whole = amount % 10 ** digits === 0 ? { minimumFractionDigits: 0 } : {};
    return new Intl.NumberFormat(language, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      ...whole,
    }).format(amount / 10 ** digits);
  } catch {
    return `${(amount / 100).toFixed(2)} ${currency}`;
  }
}
