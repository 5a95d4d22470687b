/** What Kontor says, spelled as Kontor spells it. Nothing outside this folder knows these names. */

/** One line of a guest's log; `number` is dense per guest, `by` is absent on the guest's own lines. */
export interface Entry {
  readonly number: number;
  readonly room: string;
  readonly key?: string;
  readonly at: string;
  readonly by?: string;
  readonly text: string;
}

/** What a guest thought of a room, from 1 to 5. */
export interface Stars {
  readonly count: number;
  readonly words?: string;
  readonly solved?: boolean;
}

/** One episode of service. */
export interface Room {
  readonly id: string;
  readonly open: boolean;
  readonly closedAt?: string;
  readonly stars?: Stars;
}

/** The answer to `GET /log`. */
export interface LogAnswer {
  /** Name of this guest's log: numbers of another log mean nothing here. */
  readonly log: string;
  /** Oldest first. */
  readonly entries: readonly Entry[];
  /** Whether there are entries before the first, or, when asked `after`, behind the last. */
  readonly more: boolean;
  readonly room?: Room;
  readonly staffed: boolean;
  /** Changes with the room and the staff: what to wait behind. */
  readonly state: string;
  readonly at: string;
}

/** The answer to `POST /log`. */
export interface PostAnswer {
  readonly log: string;
  readonly entry: Entry;
  /** The key was there already. */
  readonly known: boolean;
}
