import { Button, tryParseJSONC, useGraphiQL } from '@graphiql/react';
import { useState } from 'react';
import { faultKinds, faultText, withFault, withoutFault } from './faults.ts';
import { rehearsableSources } from './rehearsable-sources.ts';
import type { Rehearsable } from './rehearsable-sources.ts';
import { faults } from './state.ts';
import { useValue } from './use-value.ts';

function FaultForm({ sources }: { readonly sources: readonly string[] }) {
  const [source, setSource] = useState(sources[0] ?? '');
  const [kind, setKind] = useState('slow:2000');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        faults.set(withFault(faults.get(), { source, kind }));
      }}
    >
      <select
        aria-label="Source"
        value={source}
        onChange={({ currentTarget }) => {
          setSource(currentTarget.value);
        }}
      >
        {sources.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
      <select
        aria-label="Fault"
        value={kind}
        onChange={({ currentTarget }) => {
          setKind(currentTarget.value);
        }}
      >
        {Object.entries(faultKinds).map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
      <Button type="submit">Add</Button>
    </form>
  );
}

/** What is rehearsed in the next runs, one chip each; a press ends it. */
function FaultChips() {
  const rehearsed = useValue(faults);
  if (rehearsed.length === 0) return null;
  return (
    <ul aria-label="Rehearsed faults" className="upstream-chips">
      {rehearsed.map((fault) => (
        <li key={fault.source}>
          <Button
            type="button"
            aria-label={`End: ${faultText(fault)}`}
            onClick={() => {
              faults.set(withoutFault(faults.get(), fault.source));
            }}
          >
            {faultText(fault)} <span aria-hidden="true">✕</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** Has the sandbox do something wrong in the next runs, and in no other request. */
export function FaultControl() {
  const headerEditor = useGraphiQL((state) => state.headerEditor);
  const [rehearsable, setRehearsable] = useState<Rehearsable | null>(null);

  function look(): void {
    let headers: Readonly<Record<string, unknown>> = {};
    try {
      headers = tryParseJSONC(headerEditor?.getValue()) ?? {};
    } catch {
      // Not JSON yet: GraphiQL says so when it is to be sent.
    }
    void rehearsableSources(headers).then(setRehearsable);
  }

  return (
    <>
      <details
        className="upstream-faults"
        onToggle={({ currentTarget }) => {
          if (currentTarget.open) look();
        }}
      >
        <summary>Rehearse a fault</summary>
        {rehearsable && 'sources' in rehearsable && (
          <>
            <p>What a source of the sandbox does in the next runs, and in no other request:</p>
            <FaultForm sources={rehearsable.sources} />
          </>
        )}
        {rehearsable && 'refusal' in rehearsable && <p role="status">{rehearsable.refusal}</p>}
      </details>
      <FaultChips />
    </>
  );
}
