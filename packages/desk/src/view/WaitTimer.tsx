import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { formatSpan } from '../format/formatSpan.js';
import { waitStage } from '../state/waitStage.js';
import { texts } from '../texts.js';
import { useDesk } from './DeskContext.js';

/** How long the visitor has been waiting for an answer: amber from 20 s, red from 40 s, and always in words. */
export function WaitTimer({ since }: { since: number | undefined }): JSX.Element {
  const desk = useDesk();
  const now = useStore(desk.$now);
  if (since === undefined) return <span class="wait wait-none">{texts.wait.answered}</span>;
  const waited = now - since;
  const stage = waitStage(waited);
  return (
    <span class={`wait wait-${stage}`} role="timer" data-stage={stage}>
      {texts.wait[stage](formatSpan(waited))}
    </span>
  );
}
