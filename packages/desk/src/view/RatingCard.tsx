import type { Rating } from '@comptoir/transport';
import type { JSX } from 'preact';
import { texts } from '../texts.js';
import { Stars } from './Stars.js';

/** Stars, "solved?", and what the visitor wrote to them. */
export function RatingCard({ rating }: { rating: Rating }): JSX.Element {
  return (
    <div class="rating">
      <p class="rating-line">
        <Stars score={rating.score} />
        <span aria-hidden="true">{rating.score} / 5</span>
        {rating.solved !== undefined && (
          <span class="tag">{rating.solved ? texts.rating.solved : texts.rating.notSolved}</span>
        )}
      </p>
      {rating.comment !== undefined && rating.comment !== '' && (
        <p class="rating-comment" dir="auto">
          {rating.comment}
        </p>
      )}
    </div>
  );
}
