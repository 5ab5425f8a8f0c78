import { parseJson } from '../../core/json.ts';
import type { OverheardAnswer } from '../../core/source.ts';
import { compareAnswer } from './compare.ts';
import { loadAnswerContract, type AnswerContract } from './contract.ts';
import type { Difference, Drift } from './difference.ts';
import { sampleOf } from './sample.ts';
import { touchedFields } from './touched-fields.ts';

/** What was heard of a source's vendor. */
export interface Heard {
  readonly answers: readonly OverheardAnswer[];
  /** Of all calls, those that failed too. */
  readonly statuses: readonly { readonly operationId: string; readonly status: number }[];
}

/** How what was heard differs from the contract of `api`. Holds no value of any answer. */
export async function driftOf(api: string, { answers, statuses }: Heard): Promise<readonly Drift[]> {
  const contract = await loadAnswerContract(api);
  const found = [
    ...statuses
      .filter(({ operationId, status }) => !isOutage(status) && !contract.declares(operationId, status))
      .map(({ operationId, status }): Drift => ({
        operationId,
        kind: 'status',
        path: '',
        found: String(status),
        fields: [],
      })),
    ...answers.flatMap((answer) => driftOfAnswer(contract, answer)),
  ];
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
}

/** Too many requests, or nobody to answer them: whatever is in front of an API says so, its contract need not. */
function isOutage(status: number): boolean {
  return status === 429 || status >= 500;
}

function driftOfAnswer(contract: AnswerContract, answer: OverheardAnswer): readonly Drift[] {
  const { operationId, text, understand } = answer;
  const schema = contract.schemaOf(operationId);
  if (!schema) return [];
  const body = jsonOf(text);
  const differences: readonly Difference[] =
    body === undefined
      ? [{ kind: 'type', path: '', expected: 'JSON', found: 'something else' }]
      : compareAnswer(contract, schema, body);
  const sample = sampleOf(contract, schema);
  return differences.map((difference) => ({
    operationId,
    ...difference,
    fields: touchedFields(understand, sample, difference.path),
  }));
}

function jsonOf(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
