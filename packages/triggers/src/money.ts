/** A sum of money: integer minor units (cents, kopecks) and an ISO 4217 code. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}
