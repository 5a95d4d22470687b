/** Gives waiting conversations to operators. */
export interface Router {
  /** Runs one routing step; steps never overlap. */
  route(): Promise<void>;
  /** Puts the chats of an operator who is gone back at the head of their queues, and routes. */
  release(operator: string): Promise<void>;
}
