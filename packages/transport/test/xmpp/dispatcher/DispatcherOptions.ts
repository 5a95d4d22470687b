/** Where a dispatcher works. */
export interface DispatcherOptions {
  readonly port: number;
  readonly secret: string;
  /** Its own domain, `desk.shop.localhost`. */
  readonly domain: string;
  /** The domain of the rooms. */
  readonly rooms: string;
  /** The domain of the operators. */
  readonly staff: string;
  readonly intents: readonly string[];
  /** Most chats of one operator. @default 4 */
  readonly capacity?: number;
  /**
   * How long a visitor who is said to be in his room may keep silent before he is put out; more than a cut stream is
   * kept by the server.
   *
   * @default 90000
   */
  readonly patienceMs?: number;
  /** File to which every change is appended, and which is read at the start. */
  readonly journal: string;
}
