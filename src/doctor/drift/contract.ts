import { contractOf, type ContractNode } from '../../contracts/contract.ts';
import { asRecord } from '../../core/json.ts';

/** What an API's contract says of answers. */
export interface AnswerContract {
  /** Of a 200; null: it has no body of JSON. Throws a `TypeError` for an operation that is not there. */
  schemaOf(operationId: string): ContractNode | null;
  declares(operationId: string, status: number): boolean;
  /** What a schema says, with what it refers to put in its place. */
  flatten(schema: unknown): FlatSchema;
}

/** A schema and all that it must also be, in one. */
export interface FlatSchema {
  /** Null: any. */
  readonly types: readonly string[] | null;
  readonly enum: readonly unknown[] | null;
  readonly properties: ReadonlyMap<string, unknown>;
  readonly required: ReadonlySet<string>;
  readonly items: unknown;
  /** Of members that are not named; undefined: it does not say. */
  readonly additional: unknown;
  /** One of these it must be, besides. */
  readonly choices: readonly unknown[];
}

/** Of `openapi/<api>.yaml`. */
export async function loadAnswerContract(api: string): Promise<AnswerContract> {
  const { operation, follow } = await contractOf(api);
  const responsesOf = (operationId: string): ContractNode =>
    asRecord(operation(operationId).node['responses']);

  function flatten(node: unknown): FlatSchema {
    const schema = follow(node);
    const { type, items, additionalProperties, allOf = [], anyOf, oneOf } = schema;
    const own: FlatSchema = {
      types: type === undefined ? null : ([type].flat() as string[]),
      enum: Array.isArray(schema['enum']) ? schema['enum'] : null,
      properties: new Map(Object.entries(asRecord(schema['properties']))),
      required: new Set((schema['required'] ?? []) as string[]),
      items,
      additional: additionalProperties,
      choices: (anyOf ?? oneOf ?? []) as unknown[],
    };
    return (allOf as unknown[]).map(flatten).reduce(both, own);
  }

  return {
    schemaOf(operationId) {
      const content = asRecord(follow(responsesOf(operationId)['200'])['content']);
      const json = content['application/json'];
      return json === undefined ? null : asRecord(asRecord(json)['schema']);
    },
    declares(operationId, status) {
      const declared = Object.keys(responsesOf(operationId));
      return [String(status), `${Math.trunc(status / 100)}XX`, 'default'].some((one) =>
        declared.includes(one),
      );
    },
    flatten,
  };
}

function both(one: FlatSchema, other: FlatSchema): FlatSchema {
  return {
    types: one.types ?? other.types,
    enum: one.enum ?? other.enum,
    properties: new Map([...one.properties, ...other.properties]),
    required: one.required.union(other.required),
    items: one.items ?? other.items,
    additional: one.additional ?? other.additional,
    choices: [...one.choices, ...other.choices],
  };
}
