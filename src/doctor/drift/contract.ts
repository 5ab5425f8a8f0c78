import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asRecord } from '../../core/json.ts';

const folder = join(import.meta.dirname, '../../../openapi');

export type Schema = Readonly<Record<string, unknown>>;

/** What an API's contract says of answers. */
export interface AnswerContract {
  /** Of a 200; null: it has no body of JSON. Throws a `TypeError` for an operation that is not there. */
  schemaOf(operationId: string): Schema | null;
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

/** Reads `openapi/<api>.yaml`. */
export async function loadAnswerContract(api: string): Promise<AnswerContract> {
  const { parse } = await import('yaml');
  const document: unknown = parse(await readFile(join(folder, `${api}.yaml`), 'utf8'));
  const operations = new Map(
    Object.values(asRecord(asRecord(document)['paths']))
      .flatMap((path) => Object.values(asRecord(path)))
      .map((operation) => [asRecord(operation)['operationId'], asRecord(operation)] as const),
  );

  const follow = (node: unknown): Schema => {
    const { $ref, ...rest } = asRecord(node);
    if (typeof $ref !== 'string') return rest;
    const found = $ref
      .slice(2)
      .split('/')
      .reduce<unknown>((from, name) => asRecord(from)[name], document);
    return { ...follow(found), ...rest };
  };
  const responsesOf = (operationId: string): Schema => {
    const operation = operations.get(operationId);
    if (!operation) throw new TypeError(`the contract has no operation ${operationId}`);
    return asRecord(operation['responses']);
  };

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
