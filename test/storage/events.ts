import type { MutationBegun, MutationEnded } from '../../src/audit/event.ts';

export const at = '2026-11-22T10:00:00.000Z';

export function begun(more: Partial<MutationBegun> = {}): MutationBegun {
  return {
    event: 'begun',
    at,
    caller: { name: 'dashboard', kind: 'API_KEY', authenticated: true },
    mutation: 'updateConfluentOrganization',
    source: 'confluent',
    arguments: { input: { displayName: 'Ünïcødé 🧬 \u0000 "\\' } },
    cut: false,
    requestId: 'r-1',
    idempotencyKey: null,
    ...more,
  };
}

export function ended(of: number, more: Partial<MutationEnded> = {}): MutationEnded {
  return {
    event: 'ended',
    at,
    begun: of,
    outcome: 'SUCCEEDED',
    errorCode: null,
    userErrors: [],
    calls: [],
    callCount: 0,
    ...more,
  };
}
