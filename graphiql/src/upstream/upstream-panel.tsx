import { useGraphiQL } from '@graphiql/react';
import { FaultControl } from './fault-control.tsx';
import { ResponseFacts } from './response-facts.tsx';
import { openTab, runs, tracing } from './state.ts';
import { TraceView } from './trace-view.tsx';
import { useValue } from './use-value.ts';
import { count, duration } from './words.ts';
import type { Run } from './run.ts';

function TraceSwitch() {
  const on = useValue(tracing);
  return (
    <label className="upstream-switch">
      <input
        type="checkbox"
        role="switch"
        checked={on}
        onChange={({ currentTarget }) => {
          tracing.set(currentTarget.checked);
        }}
      />
      Trace runs
    </label>
  );
}

function hint(run: Run | undefined, on: boolean, isRunning: boolean): string {
  if (isRunning) return 'Waiting for the answer…';
  if (run?.trace) {
    const { calls, savedByCache, durationMs } = run.trace.upstreamTotals;
    if (run.trace.upstream.length === 0) return 'This operation took no call to a vendor.';
    if (calls === 0) return `No call: ${count(savedByCache, 'read')} took none.`;
    return `${count(calls, 'call')} in ${duration(durationMs)}.`;
  }
  if (run?.withoutTrace != null) return '';
  if (!on)
    return 'Switch the trace on, and run an operation: each call that it makes to a vendor will be here.';
  return run
    ? 'The last run was not traced. Run it again.'
    : 'Run an operation: each call that it makes to a vendor will be here.';
}

export function UpstreamPanel() {
  const on = useValue(tracing);
  const tab = useValue(openTab);
  const run = useValue(runs).get(tab ?? '');
  const isRunning = useGraphiQL(({ isFetching }) => isFetching);
  return (
    <section aria-label="Upstream calls" aria-busy={isRunning} className="upstream">
      <header>
        <h2>Upstream</h2>
        <TraceSwitch />
      </header>
      <FaultControl />
      {run?.withoutTrace != null && !isRunning && (
        <p role="alert" className="upstream-problem">
          {run.withoutTrace}
        </p>
      )}
      <p role="status">{hint(run, on, isRunning)}</p>
      {run && <ResponseFacts run={run} />}
      {run?.trace && run.trace.upstream.length > 0 && <TraceView key={run.id} run={run} trace={run.trace} />}
    </section>
  );
}
