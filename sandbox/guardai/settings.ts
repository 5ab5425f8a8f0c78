import { badRequest } from './problem.ts';
import type { Settings } from './model.ts';

/** What a body of add, update and copy holds. Unknown keys are ignored; null counts as left out, as in Jackson's beans. */
export interface OrganizationInput {
  readonly name?: string;
  readonly settings?: Settings;
}

/** Reads a body that the contract has already accepted, again: `JSON.parse` alone cuts off digits of 64-bit ids. */
export function readOrganizationInput(text: string): OrganizationInput {
  const body = JSON.parse(text, keepInt64) as { name?: string | null; settings?: Settings | null };
  const { name, settings } = body;
  if (typeof name === 'string' && name.trim() === '')
    throw badRequest('The name of an organization must not be blank');
  return {
    ...(typeof name === 'string' ? { name } : {}),
    ...(settings ? { settings: known(settings) } : {}),
  };
}

function known(settings: Settings): Settings {
  const { classMappingFiles, disabledFeatures, maxItemCount, maxTimeAllocated, maxTimePerTask } = settings;
  return {
    classMappingFiles: classMappingFiles ?? null,
    disabledFeatures: disabledFeatures ?? null,
    maxItemCount: maxItemCount ?? null,
    maxTimeAllocated: maxTimeAllocated ?? null,
    maxTimePerTask: maxTimePerTask ?? null,
  };
}

function keepInt64(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  const isCut = typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
  return isCut && context?.source !== undefined && /^-?\d+$/.test(context.source)
    ? BigInt(context.source)
    : value;
}
