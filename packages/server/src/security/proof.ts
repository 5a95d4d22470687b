/** What a good JSON Web Token says. */
export interface Proof {
  /** The shop's own id of the visitor. */
  readonly subject: string;
  /** The token's own id: it is used by one session. */
  readonly jti: string;
  /** Milliseconds since the epoch; after it nothing that was opened with this token is served. */
  readonly expiresAt: number;
}
