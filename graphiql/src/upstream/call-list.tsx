import { useCallback, useEffect, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import type { UpstreamCall } from '../../../src/trace/upstream-call.ts';
import { CallRow } from './call-row.tsx';
import { rowAfterKey } from './row-keys.ts';
import type { TimeAxis } from './time-axis.ts';
import { duration } from './words.ts';

export interface CallListProps {
  /** Gets the element of the rows. */
  readonly list: RefObject<HTMLDivElement | null>;
  readonly calls: readonly UpstreamCall[];
  readonly axis: TimeAxis;
  /** Index of a call. */
  readonly selected: number | null;
  readonly onSelect: (index: number | null) => void;
}

export function rowOf(list: HTMLElement | null, index: number): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-row="${index}"]`) ?? null;
}

/** One row a call. One row alone is on the way of the Tab key; arrows go on from it, Enter selects, Escape unselects. */
/** Of ticks, side by side in a narrow panel. */
const mostWords = 4;

function isLate(tick: number, { endMs }: TimeAxis): boolean {
  return tick > 0.85 * endMs;
}

export function CallList({ list, calls, axis, selected, onSelect }: CallListProps) {
  const [active, setActive] = useState(0);

  // Its details open below, and take of the rows' height.
  useEffect(() => {
    if (selected !== null) rowOf(list.current, selected)?.scrollIntoView({ block: 'nearest' });
  }, [list, selected]);

  const pick = useCallback(
    (index: number) => {
      setActive(index);
      onSelect(index);
    },
    [onSelect],
  );

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = rowAfterKey(event.key, active, calls.length);
    if (next !== null) {
      setActive(next);
      rowOf(list.current, next)?.focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      onSelect(active);
    } else if (event.key === 'Escape' && selected !== null) {
      onSelect(null);
    } else {
      return;
    }
    event.preventDefault();
  }

  return (
    <div className="upstream-chart">
      <div className="upstream-axis" aria-hidden="true">
        <span className="upstream-ticks">
          {axis.ticks.map((tick) => (
            <span
              key={tick}
              // Its words would end beyond the axis.
              data-late={isLate(tick, axis)}
              style={{ insetInlineStart: `${(tick / axis.endMs) * 100}%` }}
            >
              {/* Of many, the words before it would be under its own. */}
              {isLate(tick, axis) && axis.ticks.length > mostWords ? null : duration(tick)}
            </span>
          ))}
        </span>
      </div>
      <div ref={list} role="listbox" aria-label="Calls" onKeyDown={onKeyDown}>
        {calls.map((call, index) => (
          <CallRow
            key={index}
            call={call}
            index={index}
            axis={axis}
            isActive={index === active}
            isSelected={index === selected}
            onPick={pick}
          />
        ))}
      </div>
    </div>
  );
}
