import { useMemo } from 'react';
import type { UpstreamCall } from '../../../src/trace/upstream-call.ts';
import { vendorNames } from './vendors.ts';

/** A vendor's colour and letter. */
export function VendorSign({ vendor }: Pick<UpstreamCall, 'vendor'>) {
  return (
    <span className="upstream-vendor" data-vendor={vendor} aria-hidden="true">
      {vendorNames[vendor].charAt(0)}
    </span>
  );
}

/** What colours and shades stand for: the vendors of these calls, and a call's phases. */
export function Legend({ calls }: { readonly calls: readonly UpstreamCall[] }) {
  const vendors = useMemo(() => [...new Set(calls.map(({ vendor }) => vendor))].sort(), [calls]);
  return (
    <ul aria-label="Legend" className="upstream-legend">
      {vendors.map((vendor) => (
        <li key={vendor}>
          <VendorSign vendor={vendor} /> {vendorNames[vendor]}
        </li>
      ))}
      <li>
        <span className="upstream-sample" data-phase="connect" /> connecting
      </li>
      <li>
        <span className="upstream-sample" data-phase="firstByte" /> waiting
      </li>
      <li>
        <span className="upstream-sample" data-phase="body" /> receiving
      </li>
    </ul>
  );
}
