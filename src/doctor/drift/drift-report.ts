import { isBreaking, type DifferenceKind, type Drift } from './difference.ts';
import type { SourceDrift } from './drift-check.ts';

/** A line for each source, and one for each difference of it but those that are only absent. */
export function driftLines({ source, api, operations, drift, failure }: SourceDrift): readonly string[] {
  const told = drift.filter(({ kind }) => kind !== 'absent');
  const broken = told.filter(isBreaking).length;
  const asked = operations.length === 0 ? 'nothing was asked' : operations.join(', ');
  const absent = drift.length - told.length;
  return [
    `${source} (${api}; ${asked}): ${broken} that may break, ${told.length - broken} new, ${absent} absent`,
    ...(failure === null ? [] : [`  failed   ${failure}`]),
    ...told.map(line),
  ];
}

function line(drift: Drift): string {
  const { operationId, kind, path, fields } = drift;
  const place = path === '' ? operationId : `${operationId} ${path}`;
  const touched = fields.length === 0 ? '' : ` → ${fields.join(', ')}`;
  return `  ${kind.padEnd(8)} ${place}: ${words(drift)}${touched}`;
}

function words({ kind, expected = '', found = '' }: Drift): string {
  switch (kind) {
    case 'missing':
      return 'is not there';
    case 'type':
      return `is ${found}, not ${expected}`;
    case 'enum':
      return 'has a word that the contract does not have';
    case 'status':
      return `was answered with ${found}, which the contract does not have`;
    case 'new':
      return `is ${found}, and not in the contract`;
    case 'absent':
      return 'is in no answer';
  }
}

/** 1: something differs that fails it; 2: else, a source could not be read; 0: neither. */
export function exitCode(all: readonly SourceDrift[], failOn: ReadonlySet<DifferenceKind>): number {
  const differs = all.some(({ drift }) => drift.some((one) => isBreaking(one) || failOn.has(one.kind)));
  if (differs) return 1;
  return all.some(({ failure }) => failure !== null) ? 2 : 0;
}
