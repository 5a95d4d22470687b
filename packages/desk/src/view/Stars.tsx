import type { JSX } from 'preact';
import { texts } from '../texts.js';

const star = 'M10 2.6l2.2 4.9 5.3.6-4 3.6 1.1 5.3L10 14.3 5.4 17l1.1-5.3-4-3.6 5.3-.6z';

/** Five stars, `score` of them filled; read out as words. */
export function Stars({ score }: { score: number }): JSX.Element {
  return (
    <span class="stars" role="img" aria-label={texts.rating.score(score)}>
      {[1, 2, 3, 4, 5].map((place) => (
        <svg
          key={place}
          class={place <= score ? 'star star-full' : 'star'}
          viewBox="0 0 20 20"
          width="14"
          height="14"
          aria-hidden="true"
        >
          <path d={star} />
        </svg>
      ))}
    </span>
  );
}
