import { renewed } from '../../core/cache-wish.ts';
import type { Operation, OrganizationModel, SourceIdentity } from '../../core/source.ts';
import type { Connection, SourceConnection } from '../../http/types.ts';
import type { ConnectedSource, OpenSource, SourceStatus } from './api.ts';
import { listKnowledge, type ListKnowledge } from './list-knowledge.ts';
import { organizationPlanning } from './organization-planning.ts';
import { organizationRenewals, renewedTogether, type OrganizationRenewals } from './organization-renewals.ts';
import { organizationReader, type OrganizationReader } from './organization-reader.ts';
import type { OrganizationReadings } from './organization-readings.ts';

/** What an operation's data source is made of. */
export interface Opening {
  readonly identity: SourceIdentity;
  /** This operation's: its calls end at the operation's deadline. */
  readonly connection: Connection;
  readonly status: () => SourceStatus;
  readonly knowledge: ListKnowledge;
  /** Of the process. */
  readonly renewals: OrganizationRenewals;
  readonly signal: AbortSignal;
  /** Nobody waits for what it reads. Absent: somebody does. */
  readonly unhurried?: true;
  /**
   * For writes: throws when the operation has ended, and otherwise never aborts. A write under way is finished
   * whoever leaves, since half a write is worse than one that nobody waits for.
   */
  writeSignal(): AbortSignal;
}

/** A source that lives as long as the process; `open` makes one operation's data source. */
export function connectedSource(
  identity: SourceIdentity,
  connection: SourceConnection,
  open: (opening: Opening) => OpenSource,
): ConnectedSource {
  const knowledge = listKnowledge();
  const closing = new AbortController();
  const renewals = organizationRenewals(() =>
    open({ ...opening({ signal: closing.signal, cacheWish: () => renewed }), unhurried: true }),
  );

  function opening({ signal, faults, ...scope }: Operation): Opening {
    const fault = faults?.get(identity.name);
    return {
      identity,
      connection: connection.during({ ...scope, fault }),
      status() {
        scope.basis?.passing();
        return connection.status();
      },
      // What a simulator is made to say of its list is not so.
      knowledge: fault === undefined ? knowledge : listKnowledge(),
      renewals,
      signal,
      writeSignal: writeSignal(signal),
    };
  }

  return {
    identity,
    open: (operation) => open(opening(operation)),
    status: () => connection.status(),
    close() {
      renewals.organizations.close();
      renewals.pages.close();
      closing.abort();
      return connection.close();
    },
  };
}

/** The reads every data source has, planned from what its API offers; and the reader behind them, for writes. */
export function organizationReads<Model extends OrganizationModel>(
  opening: Opening,
  ownReadings: OrganizationReadings<Model>,
): { readonly source: OpenSource<Model>; readonly reader: OrganizationReader<Model> } {
  const { identity, knowledge, renewals, status } = opening;
  const readings = renewedTogether(ownReadings, renewals);
  const reader = organizationReader(opening, readings, knowledge);
  const source: OpenSource<Model> = {
    identity,
    expectedTotal: () => knowledge.total,
    planning: () => organizationPlanning(opening, readings, knowledge),
    status,
    organization: (reference) => reader.load(reference),
    organizations: (position) => reader.page(position),
  };
  return { source, reader };
}

function writeSignal(signal: AbortSignal): () => AbortSignal {
  return () => {
    signal.throwIfAborted();
    return new AbortController().signal;
  };
}
