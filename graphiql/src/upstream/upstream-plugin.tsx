import type { GraphiQLPlugin } from '@graphiql/react';
import { UpstreamPanel } from './upstream-panel.tsx';
import './upstream.css';
import './calls.css';
import './details.css';
import './faults.css';

function UpstreamIcon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M3.5 4v16.5h17M7 7h7M9.5 11.5h9M12.5 16h5" />
    </svg>
  );
}

/** Which calls to vendors an operation took, and when. */
export const upstreamPlugin: GraphiQLPlugin = {
  title: 'Upstream',
  icon: UpstreamIcon,
  content: UpstreamPanel,
};
