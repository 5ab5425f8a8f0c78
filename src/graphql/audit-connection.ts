import { encodeAuditCursor } from '../audit/cursor.ts';
import type { AuditEntry, AuditPage } from '../audit/store.ts';
import type { AuditLogConnection, AuditLogEntry, UserErrorCode } from '../generated/graphql.ts';

/** A page of the audit log in the form of the Relay connection specification. */
export function auditConnection(page: AuditPage, hasPreviousPage: boolean): AuditLogConnection {
  const edges = page.entries.map((entry) => ({
    cursor: encodeAuditCursor(entry.position),
    node: shownEntry(entry),
  }));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: page.hasNext,
      hasPreviousPage,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function shownEntry({ chain, begun, ended }: AuditEntry): AuditLogEntry {
  const { seq, hash, caller, mutation, source, requestId, idempotencyKey } = begun;
  return {
    chain,
    seq,
    hash,
    askedAt: begun.at,
    answeredAt: ended?.at ?? null,
    caller,
    mutation,
    source,
    arguments: begun.arguments,
    argumentsCut: begun.cut,
    outcome: ended?.outcome ?? 'STARTED',
    errorCode: ended?.errorCode ?? null,
    // They came from a payload, so the schema knows their codes.
    userErrors: (ended?.userErrors ?? []).map(({ code, field }) => ({ code: code as UserErrorCode, field })),
    calls: ended?.calls ?? [],
    callCount: ended?.callCount ?? null,
    requestId,
    idempotencyKey,
  };
}
