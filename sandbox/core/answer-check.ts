import type { Contract, Operation, ResponseSpec } from './contract.ts';
import { isJson, mediaTypeOf } from './media-type.ts';
import { schemaCheck } from './validator.ts';

/** An answer as it is about to leave; `text` is null for a stream, whose bytes are not looked at. */
export interface OutgoingAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string | null;
}

/** In which ways an answer breaks the contract of its operation; empty when it keeps it. */
export function answerBreaches(contract: Contract, operation: Operation, answer: OutgoingAnswer): string[] {
  const { status } = answer;
  const { responses } = operation;
  const spec =
    responses.get(String(status)) ??
    responses.get(`${String(Math.floor(status / 100))}XX`) ??
    responses.get('default');
  if (!spec) return [`status ${String(status)} is not declared`];
  return [...headerBreaches(contract, spec, answer), ...bodyBreaches(contract, spec, answer)];
}

function headerBreaches(contract: Contract, spec: ResponseSpec, answer: OutgoingAnswer): string[] {
  return spec.headers.flatMap(({ name, required, schema }) => {
    const value = answer.headers[name];
    if (value === undefined) return required ? [`header ${name} is missing`] : [];
    const errors = schemaCheck(contract, schema, 'coercing')(value);
    return errors.map((error) => `header ${name} ${error.message ?? error.keyword}`);
  });
}

function bodyBreaches(contract: Contract, spec: ResponseSpec, { headers, text }: OutgoingAnswer): string[] {
  if (spec.content.size === 0) return text === '' ? [] : ['the contract declares no body for this status'];
  if (text === '') return ['the body is missing'];
  const type = mediaTypeOf(headers);
  const schema = spec.content.get(type) ?? spec.content.get('*/*');
  if (schema === undefined && !spec.content.has(type) && !spec.content.has('*/*')) {
    return [`media type ${type || '(none)'} is not declared`];
  }
  if (!schema || text === null || !isJson(type)) return [];
  const check = schemaCheck(contract, schema, 'exact');
  // Spring writes a string's bare characters under a JSON media type: where the contract says string, that is one.
  if (check(text).length === 0) return [];
  const value = parsed(text);
  if (value === undefined) return ['the body is no JSON'];
  const errors = check(value);
  return errors.map(
    (error) => `body${error.instancePath} ${error.message ?? error.keyword} ${JSON.stringify(error.params)}`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
