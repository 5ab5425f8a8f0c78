import type { UpstreamTotals } from '../../../src/trace/upstream-call.ts';
import { count } from './words.ts';

function quotaText({ source, used, remaining }: UpstreamTotals['quota'][number]): string {
  const left = remaining === null ? '' : `, ${remaining.toLocaleString('en')} left`;
  return `${source} ${used}${left}`;
}

/** What all calls of the operation add up to. */
export function Totals({ totals }: { readonly totals: UpstreamTotals }) {
  const { calls, savedByBatching, savedByCache, quota, truncated = 0 } = totals;
  return (
    <>
      <dl className="upstream-totals">
        <div>
          <dt>Calls</dt>
          <dd>{calls}</dd>
        </div>
        <div>
          <dt>Saved by batching</dt>
          <dd>{savedByBatching}</dd>
        </div>
        <div>
          <dt>Saved by cache</dt>
          <dd>{savedByCache}</dd>
        </div>
      </dl>
      {quota.length > 0 && (
        <details>
          <summary>Quota used</summary>
          <ul>
            {quota.map((entry) => (
              <li key={entry.source}>{quotaText(entry)}</li>
            ))}
          </ul>
        </details>
      )}
      {truncated > 0 && <p>{count(truncated, 'more call')} not listed.</p>}
    </>
  );
}
