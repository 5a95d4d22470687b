/** What the page looks like at this moment; each true member keeps every prompt away. */
export interface Situation {
  readonly hidden?: boolean;
  /** The caret is in a field. */
  readonly typing?: boolean;
  /** A dialog is open. */
  readonly dialog?: boolean;
  /** A prompt is on the screen or about to come. */
  readonly onScreen?: boolean;
  /** Another tab shows a prompt. */
  readonly otherTab?: boolean;
}
