import { Button } from '@graphiql/react';
import type { ReactNode } from 'react';
import type { UpstreamCall } from '../../../src/trace/upstream-call.ts';
import { phaseNames } from './bar.ts';
import { CopyCurl } from './copy-curl.tsx';
import { vendorNames } from './vendors.ts';
import { badges, duration, outcome } from './words.ts';

const phaseWords = { dns: 'name', connect: 'connecting', firstByte: 'waiting', body: 'receiving' } as const;
/** Paths that are written out. */
const mostPaths = 20;

function phasesText({ phases }: UpstreamCall): string | null {
  const known = phaseNames.flatMap((name) => {
    const ms = phases[name];
    return ms === null ? [] : [`${phaseWords[name]} ${duration(ms)}`];
  });
  return known.length === 0 ? null : known.join(' · ');
}

function WantedBy({ paths }: Pick<UpstreamCall, 'paths'>) {
  if (paths.length === 0) return 'no field';
  const left = paths.length - mostPaths;
  return (
    <ul>
      {paths.slice(0, mostPaths).map((path) => (
        <li key={path}>
          <code>{path}</code>
        </li>
      ))}
      {left > 0 && <li>and {left} more</li>}
    </ul>
  );
}

function facts(call: UpstreamCall): readonly (readonly [name: string, value: ReactNode])[] {
  const { method, path, source, vendor, startMs, durationMs, bytes, retryReason, rateLimitRemaining } = call;
  return [
    [
      'Request',
      <code key="request">
        {method} {path}
      </code>,
    ],
    ['Source', `${source} (${vendorNames[vendor]})`],
    ['Outcome', [outcome(call), ...badges(call).map(({ text }) => text)].join(' · ')],
    ['Cache', call.cache],
    ['Time', `from ${duration(startMs)} for ${duration(durationMs)}`],
    ['Phases', phasesText(call)],
    ['Retried for', retryReason],
    ['Body', bytes === null ? null : `${bytes.toLocaleString('en')} bytes`],
    ['Left of limit', rateLimitRemaining?.toLocaleString('en') ?? null],
    ['Vendor’s request id', call.requestId && <code key="id">{call.requestId}</code>],
    ['Wanted by', <WantedBy key="paths" paths={call.paths} />],
  ];
}

export interface CallDetailsProps {
  readonly call: UpstreamCall;
  /** The editor still has the query that was run, and what wanted the call is marked there. */
  readonly isMarked: boolean;
  readonly onClose: () => void;
}

export function CallDetails({ call, isMarked, onClose }: CallDetailsProps) {
  return (
    <section
      aria-label="Selected call"
      className="upstream-details"
      onKeyDown={({ key }) => {
        if (key === 'Escape') onClose();
      }}
    >
      <header>
        <h3>{call.operationId}</h3>
        <Button type="button" onClick={onClose}>
          Close
        </Button>
      </header>
      {!isMarked && <p>The query has been changed since it ran, so nothing is marked in it.</p>}
      <dl>
        {facts(call)
          .filter(([, value]) => value !== null)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <CopyCurl call={call} />
    </section>
  );
}
