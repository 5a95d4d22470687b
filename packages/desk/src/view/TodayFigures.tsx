import { useStore } from '@nanostores/preact';
import { computed } from 'nanostores';
import type { JSX } from 'preact';
import { useId, useMemo } from 'preact/hooks';
import { formatSeconds } from '../format/formatSpan.js';
import { texts } from '../texts.js';
import { useDesk } from './DeskContext.js';

/** The day in six numbers; a number that cannot be known yet says so instead of showing 0. */
export function TodayFigures(): JSX.Element {
  const desk = useDesk();
  const figures = useStore(useMemo(() => computed(desk.$state, (state) => state.figures), [desk]));
  const id = useId();
  const { answeredShare, medianWaitMs, p90WaitMs, averageScore } = figures;
  const rows: readonly (readonly [string, string | undefined, string?])[] = [
    [texts.today.conversations, String(figures.conversations)],
    [
      texts.today.answered,
      answeredShare === undefined ? undefined : `${Math.round(answeredShare * 100)} %`,
      texts.today.answeredOf(figures.answered, figures.answered + figures.missed),
    ],
    [texts.today.median, medianWaitMs === undefined ? undefined : formatSeconds(medianWaitMs)],
    [texts.today.p90, p90WaitMs === undefined ? undefined : formatSeconds(p90WaitMs)],
    [
      texts.today.rating,
      averageScore === undefined ? undefined : averageScore.toFixed(1),
      texts.today.ratings(figures.ratings),
    ],
  ];
  return (
    <section class="rail-part" aria-labelledby={id}>
      <h2 id={id}>{texts.today.heading}</h2>
      <dl class="figures">
        {rows.map(([name, value, detail]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {value === undefined ? (
                <span class="muted">{texts.today.unknown}</span>
              ) : (
                <>
                  <strong>{value}</strong>
                  {detail !== undefined && <span class="muted"> {detail}</span>}
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
