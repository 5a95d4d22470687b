/** One language of the scripted operator. */
export interface Script {
  /** By intent; `chat` also serves intents that are not named. */
  readonly greetings: Readonly<Record<string, string>>;
  /** In turn, from the second message on; the list starts again at its end. */
  readonly answers: readonly string[];
  readonly form: string;
  readonly file: string;
  readonly goodbye: string;
  /** Lower case; a message that begins with one of these ends the conversation. */
  readonly goodbyes: readonly string[];
}
