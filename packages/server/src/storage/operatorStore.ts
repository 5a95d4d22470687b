/** An operator as stored, without his password. */
export interface OperatorRecord {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly avatarUrl: string | undefined;
  readonly groups: readonly string[];
  readonly status: 'available' | 'away';
}

/** What a new operator needs. */
export interface NewOperator {
  readonly login: string;
  readonly name: string;
  readonly groups: readonly string[];
  readonly passwordHash: string;
}

/** Operators and their signed-in sessions; session tokens are stored hashed. */
export interface OperatorStore {
  count(): Promise<number>;
  /** @throws ChatError `bad_value` when the login is taken. */
  add(operator: NewOperator): Promise<OperatorRecord>;
  byId(id: string): Promise<OperatorRecord | undefined>;
  byLogin(login: string): Promise<{ operator: OperatorRecord; passwordHash: string } | undefined>;
  /** All that can sign in, by login. */
  all(): Promise<readonly OperatorRecord[]>;
  /** Sets a new password and ends all sessions; false when nobody has this login. */
  setPassword(login: string, passwordHash: string): Promise<boolean>;
  /** Sets the address of the picture that visitors see, or takes it away; false when nobody has this login. */
  setPicture(login: string, avatarUrl: string | undefined): Promise<boolean>;
  /** Ends all sessions and frees the login; name and chats stay. False when nobody has this login. */
  remove(login: string): Promise<boolean>;
  setStatus(id: string, status: OperatorRecord['status']): Promise<void>;
  openSession(operator: string, tokenHash: string, expiresAt: number): Promise<void>;
  bySession(tokenHash: string, at: number): Promise<OperatorRecord | undefined>;
  /** An open desk keeps its session from running out; false when it was ended. */
  keepSession(tokenHash: string, at: number): Promise<boolean>;
  closeSession(tokenHash: string): Promise<void>;
  pruneSessions(at: number): Promise<void>;
}
