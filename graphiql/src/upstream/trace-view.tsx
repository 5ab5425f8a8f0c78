import { useMemo, useRef, useState } from 'react';
import type { TraceReport } from '../../../src/trace/upstream-call.ts';
import { CallDetails } from './call-details.tsx';
import { CallList, rowOf } from './call-list.tsx';
import type { Run } from './run.ts';
import { timeAxisOf } from './time-axis.ts';
import { Totals } from './totals.tsx';
import { useHighlight } from './use-highlight.ts';
import { Legend } from './legend.tsx';

export interface TraceViewProps {
  readonly run: Run;
  readonly trace: TraceReport;
}

/** The waterfall, what it adds up to, and the selected call. */
export function TraceView({ run, trace: { upstream: calls, upstreamTotals } }: TraceViewProps) {
  const [selected, select] = useState<number | null>(null);
  const axis = useMemo(() => timeAxisOf(calls), [calls]);
  const call = selected === null ? null : (calls[selected] ?? null);
  const list = useRef<HTMLDivElement>(null);
  const isAsRun = useHighlight(run, call);
  return (
    <>
      <Totals totals={upstreamTotals} />
      <Legend calls={calls} />
      <CallList list={list} calls={calls} axis={axis} selected={selected} onSelect={select} />
      {call && (
        <CallDetails
          call={call}
          isMarked={isAsRun}
          onClose={() => {
            select(null);
            // The keyboard was in what goes away.
            if (selected !== null) rowOf(list.current, selected)?.focus();
          }}
        />
      )}
    </>
  );
}
