import type { Figures } from '@comptoir/transport/wire';
import type { Database } from './database.js';

/** The smallest value that at least `share` of the sorted values do not exceed. */
function percentile(sorted: readonly number[], share: number): number | undefined {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

/** Figures of conversations opened, and ratings given, since a moment. */
export function figuresSince(db: Database, since: number): Figures {
  const counts = db.get(
    `select count(*) as conversations, count(answered_at) as answered,
       coalesce(sum(phase = 'ended' and answered_at is null), 0) as missed
     from conversations where opened_at >= ?`,
    since,
  );
  const rated = db.get(
    'select count(*) as ratings, avg(score) as average from conversations where rated_at >= ?',
    since,
  );
  const waits = db
    .all(
      `select answered_at - opened_at as wait from conversations
       where opened_at >= ? and answered_at is not null order by wait`,
      since,
    )
    .map((row) => Math.max(0, Number(row.wait)));
  const answered = Number(counts?.answered);
  const missed = Number(counts?.missed);
  const medianWaitMs = percentile(waits, 0.5);
  const p90WaitMs = percentile(waits, 0.9);
  const average = rated?.average;
  return {
    conversations: Number(counts?.conversations),
    answered,
    missed,
    ...(answered + missed === 0 ? {} : { answeredShare: answered / (answered + missed) }),
    ...(medianWaitMs === undefined ? {} : { medianWaitMs }),
    ...(p90WaitMs === undefined ? {} : { p90WaitMs }),
    ratings: Number(rated?.ratings),
    ...(typeof average === 'number' ? { averageScore: average } : {}),
  };
}
