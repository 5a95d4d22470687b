/** Who said hello. */
export interface Recognized {
  readonly visitor: string;
  /** The visitor's token: the one he gave, or a new one that is handed out this one time. */
  readonly token: string;
  /** Until when it is proven who he is; absent for visitors whom the shop has not named. */
  readonly provenUntil?: number;
  /** Whether the token is new and nothing shows yet that it arrived. */
  readonly isUnheard?: boolean;
}
