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

/** Facts about uploads. */
export interface FileStore {
  byId(id: string): Promise<FileRecord | undefined>;
  byClientId(owner: string, clientId: string): Promise<FileRecord | undefined>;
  /** Stores it, or gives the one that this owner stored under the same client id. */
  add(file: FileRecord): Promise<FileRecord>;
}
