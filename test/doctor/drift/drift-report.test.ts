import { describe, expect, it } from '@jest/globals';
import type { DifferenceKind } from '../../../src/doctor/drift/difference.ts';
import type { SourceDrift } from '../../../src/doctor/drift/drift-check.ts';
import { exitCode } from '../../../src/doctor/drift/drift-report.ts';

describe('how a scheduled job is told', () => {
  const withDrift = (kind: DifferenceKind, failure: string | null = null): SourceDrift[] => [
    {
      source: 's',
      api: 'a',
      operations: [],
      failure,
      drift: [{ kind, operationId: 'o', path: 'p', fields: [] }],
    },
  ];

  it.each(['missing', 'type', 'enum', 'status'] as const)('fails for %s', (kind) => {
    expect(exitCode(withDrift(kind), new Set())).toBe(1);
  });

  it.each(['new', 'absent'] as const)('fails for %s where that is wished', (kind) => {
    expect(exitCode(withDrift(kind), new Set())).toBe(0);
    expect(exitCode(withDrift(kind), new Set([kind]))).toBe(1);
    expect(exitCode(withDrift(kind, 'UPSTREAM_TIMEOUT'), new Set())).toBe(2);
    expect(exitCode(withDrift(kind, 'UPSTREAM_TIMEOUT'), new Set([kind]))).toBe(1);
  });
});
