import { faultText } from './faults.ts';
import { faults } from './state.ts';
import { useValue } from './use-value.ts';

/** Beside the tabs: that runs go wrong on purpose is to be seen while the panel is closed, too. A press ends it. */
export function FaultNotice() {
  const rehearsed = useValue(faults);
  if (rehearsed.length === 0) return null;
  const text = rehearsed.map(faultText).join(', ');
  return (
    <button
      type="button"
      className="upstream-notice"
      aria-label={`End all rehearsed faults: ${text}`}
      title={text}
      onClick={() => {
        faults.set([]);
      }}
    >
      Faults rehearsed: {rehearsed.length} <span aria-hidden="true">✕</span>
    </button>
  );
}
