/** Where the backend listens. */
export interface Target {
  readonly port: number;
  /** @default 127.0.0.1 */
  readonly host?: string;
}
