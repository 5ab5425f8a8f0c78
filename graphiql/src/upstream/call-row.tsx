import { memo } from 'react';
import type { UpstreamCall } from '../../../src/trace/upstream-call.ts';
import { barOf } from './bar.ts';
import { VendorSign } from './legend.tsx';
import type { TimeAxis } from './time-axis.ts';
import { badges, duration, isFailed, isShared, outcome, spoken } from './words.ts';

export interface CallRowProps {
  readonly call: UpstreamCall;
  readonly index: number;
  readonly axis: TimeAxis;
  /** It is the row that the Tab key leads to. */
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly onPick: (index: number) => void;
}

function WaterfallBar({ call, axis }: Pick<CallRowProps, 'call' | 'axis'>) {
  const { left, width, parts } = barOf(call, axis);
  return (
    <span className="upstream-track">
      <span
        className="upstream-bar"
        data-vendor={call.vendor}
        data-shared={isShared(call)}
        data-failed={isFailed(call)}
        style={{ insetInlineStart: `${left}%`, inlineSize: `${width}%` }}
      >
        {parts.map((part) => (
          <span
            key={part.phase}
            data-phase={part.phase}
            style={{ insetInlineStart: `${part.left}%`, inlineSize: `${part.width}%` }}
          />
        ))}
      </span>
    </span>
  );
}

/** Rows are many, and one key changes two of them. */
export const CallRow = memo(function CallRow(props: CallRowProps) {
  const { call, index, axis, isActive, isSelected, onPick } = props;
  return (
    <div
      role="option"
      aria-label={spoken(call)}
      aria-selected={isSelected}
      tabIndex={isActive ? 0 : -1}
      data-row={index}
      title={`${call.source}: ${call.operationId}`}
      className="upstream-row"
      onClick={() => {
        onPick(index);
      }}
    >
      <span className="upstream-line">
        <VendorSign vendor={call.vendor} />
        <span className="upstream-name">
          {call.operationId} <small>{call.source}</small>
        </span>
        {badges(call).map(({ short }) => (
          <span key={short} className="upstream-badge">
            {short}
          </span>
        ))}
        <span className="upstream-outcome" data-failed={isFailed(call)}>
          {isFailed(call) && '✕ '}
          {!isShared(call) && outcome(call)}
        </span>
        <span className="upstream-time">{duration(call.durationMs)}</span>
      </span>
      <WaterfallBar call={call} axis={axis} />
    </div>
  );
});
