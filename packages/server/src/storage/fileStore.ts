/** A stored file; its bytes lie on disk under `id`. */
export interface FileRecord {
  readonly id: string;
  /** Whose upload: `visitor:<id>` or `operator:<id>`. */
  readonly owner: string;
  readonly clientId: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly at: number;
}

/** What one owner may store in a time. */
export interface UploadQuota {
  /** The time begins here, in milliseconds since the epoch. */
  readonly since: number;
  readonly files: number;
  readonly bytes: number;
}

/** Facts about uploads. */
export interface FileStore {
  byId(id: string): Promise<FileRecord | undefined>;
  byClientId(owner: string, clientId: string): Promise<FileRecord | undefined>;
  /** Files and bytes that an owner has stored since a moment. */
  used(owner: string, since: number): Promise<{ readonly files: number; readonly bytes: number }>;
  /**
   * Stores it, or gives the one that this owner stored under the same client id.
   *
   * @throws ChatError `file_too_large` when it does not fit into the quota; `visitor_deleted` or `token_replaced` when
   * its visitor is gone.
   */
  add(file: FileRecord, quota: UploadQuota): Promise<FileRecord>;
  /** Forgets files of before a moment that no message names; how many. Their bytes are due. */
  forgetUnused(before: number): Promise<number>;
  /** Ids of forgotten files whose bytes have not been reported gone. */
  due(): Promise<readonly string[]>;
  /** The bytes of these are gone. */
  gone(ids: readonly string[]): Promise<void>;
}
